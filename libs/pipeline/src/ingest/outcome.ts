/** Told what became of a row that was not refused.
 *
 * @param file name of the row's file
 */
export type OnOutcome = (outcome: 'accepted' | 'amended' | 'duplicate', file: string, line: number) => void;
