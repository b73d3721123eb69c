/** What was looked into beside the scores, in one language; amounts and shares come written out. */
export interface CheckPhrases {
  /** The change score alone raised the alert: the chance is that of the risk score. */
  readonly early: (chance: string) => string;
  /** Mondays between which the change began. */
  readonly between: (from: string, to: string) => string;
  readonly fewer: (share: string) => string;
  readonly smaller: (share: string) => string;
  /** A market that does not explain the fall, and one that is down and is taken out. */
  readonly market: (index: string) => string;
  readonly marketDown: (index: string) => string;
  readonly holidays: (names: readonly string[]) => string;
  readonly noHolidays: string;
  /** Weeks of data that are missing in the window's span. */
  readonly lateData: (weeks: number) => string;
  readonly noLateData: string;
  readonly consolidated: (words: OrderWords) => string;
  readonly notConsolidated: (words: OrderWords) => string;
  readonly shifted: (from: ServiceWords, to: ServiceWords) => string;
  readonly notShifted: string;
  readonly level: (dimension: 'service' | 'lane', name: string) => string;
  readonly cleared: (amount: string) => string;
  readonly notCleared: string;
}

export interface OrderWords {
  readonly orders: string;
  readonly expectedOrders: string;
  /** Amount per order; undefined without an order. */
  readonly size: string | undefined;
  readonly expectedSize: string;
}

export interface ServiceWords {
  readonly name: string;
  readonly shipped: string;
  readonly expected: string;
}
