const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Waits after the first attempt, the second, …; the last one is repeated. */
const WAITS = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR];
/** Some 40 hours after the first one. */
const MOST_ATTEMPTS = 10;
/** Of a receiver that says itself when it will take more: a robot may be busy with others for long. */
const MOST_BY_REQUEST = 60;
/** Longer than any attempt takes, so that a claim without an outcome is one whose process has died. */
const LONGEST_ATTEMPT = 2 * MINUTE;
/** Nobody wants to hear what was news two weeks ago. */
const LONGEST_NEWS = 14 * DAY;

/**
 * When an attempt that has failed may be repeated, as an ISO instant; undefined = it is given up.
 *
 * @param afterMs what the receiver has asked for
 */
export function retryAt(attempt: number, now: string, afterMs?: number): string | undefined {
  if (attempt >= (afterMs === undefined ? MOST_ATTEMPTS : MOST_BY_REQUEST)) return undefined;
  return later(now, afterMs ?? waitAfter(attempt));
}

/** The instant from which on a claim without an outcome is taken for one that was left behind. */
export function leftBehindAt(attempt: number, claimedAt: string): string {
  return later(claimedAt, Math.max(LONGEST_ATTEMPT, waitAfter(attempt)));
}

/** Whether something happened too long ago to be told. */
export function isOldNews(since: string, now: string): boolean {
  return Date.parse(now) - Date.parse(since) > LONGEST_NEWS;
}

function waitAfter(attempt: number): number {
  return WAITS[Math.min(attempt, WAITS.length) - 1] ?? MINUTE;
}

function later(instant: string, milliseconds: number): string {
  return new Date(Date.parse(instant) + milliseconds).toISOString();
}
