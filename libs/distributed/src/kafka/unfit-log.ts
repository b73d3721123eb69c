/** Why a topic cannot be the log, and what to do about it, in one sentence. */
export class UnfitLog extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnfitLog';
  }
}
