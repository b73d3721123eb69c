/** What was looked into beside the scores, in one language; amounts and shares come written out. */
export interface CheckPhrases {
  /** The change score alone raised the alert, and the risk is low so far. */
  readonly early: (chance: string) => string;
  /** The week of the change, and the weeks between which it lies. */
  readonly sinceBetween: (onset: string, from: string, to: string) => string;
  readonly fewer: (share: string) => string;
  readonly smaller: (share: string, measure: 'value' | 'volume') => string;
  readonly market: Levels;
  readonly holidays: Beside<readonly string[]>;
  readonly noHolidays: string;
  /** Weeks of data that are missing in the window's span. */
  readonly lateData: (weeks: number) => string;
  readonly noLateData: string;
  readonly consolidated: (words: OrderWords) => string;
  /** Larger orders make up for a part of the missing ones. */
  readonly partlyConsolidated: (words: OrderWords) => string;
  readonly notConsolidated: (words: OrderWords) => string;
  readonly noOrders: string;
  readonly shifted: (from: ServiceWords, to: ServiceWords) => string;
  readonly notShifted: string;
  readonly level: (level: LevelWords) => string;
  readonly cleared: (words: ClearingWords) => string;
  readonly clearedByAnyOrder: string;
  readonly clearedByItself: string;
  readonly notCleared: string;
}

/** A cause that the numbers rule out, or one that they merely allow for because the account is within its usual range. */
interface Beside<Words> {
  readonly ruledOut: (words: Words) => string;
  readonly allowedFor: (words: Words) => string;
}

/** The market and the account, each against its own usual level. */
interface Levels {
  /** A market as usual or better, one that is down, and either beside an account that is within its range. */
  readonly ruledOut: (market: string, account: string) => string;
  readonly down: (market: string, account: string) => string;
  readonly allowedFor: (market: string, account: string) => string;
}

export interface OrderWords {
  /** Orders, and the orders that were expected. */
  readonly count: number;
  readonly orders: string;
  readonly expectedOrders: string;
  /** Amount per order, and the usual one. */
  readonly size: string;
  readonly usualSize: string;
}

export interface ServiceWords {
  readonly name: string;
  readonly shipped: string;
  readonly expected: string;
}

export interface LevelWords {
  readonly dimension: 'service' | 'lane';
  readonly name: string;
  /** Levels of the dimension with enough history, and those of them that loosen. */
  readonly judged: number;
  readonly loosening: number;
}

export interface ClearingWords {
  readonly amount: string;
  /** Orders of the usual size that it takes. */
  readonly orders: number;
  /** The weekly average of the past year. */
  readonly weekly: string;
}
