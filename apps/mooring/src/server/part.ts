/** What a process does: answers HTTP calls, folds and ends weeks, does the jobs that are due. */
export type Part = 'api' | 'projector' | 'follow-up';

/** One process does everything, as it must on the embedded set. */
export const ALL_PARTS: readonly Part[] = ['api', 'projector', 'follow-up'];
