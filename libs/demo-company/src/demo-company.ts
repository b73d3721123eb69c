/** One key account as a row of Mooring's accounts file. */
export interface DemoAccountRow {
  readonly account_id: string;
  readonly name: string;
  /** Only where `name` is Chinese. */
  readonly name_en?: string;
  /** Id of the account manager. */
  readonly owner: string;
  readonly team: string;
  /** ISO 3166 alpha-2. */
  readonly country: string;
}

/** One shipment as a row of Mooring's shipments file: every column is text, as it comes out of a CSV. */
export interface DemoShipmentRow {
  readonly account_id: string;
  readonly date: string;
  readonly shipment_id: string;
  readonly orders: string;
  readonly volume: string;
  readonly unit: string;
  readonly value: string;
  readonly currency: string;
  readonly service: string;
  /** UN/LOCODE pair, empty for customs and warehousing. */
  readonly lane: string;
  readonly carrier: string;
}

/** One contact as a row of Mooring's contacts file. */
export interface DemoContactRow {
  readonly account_id: string;
  readonly contact_id: string;
  readonly name: string;
  readonly role: 'decision-maker' | 'contact' | 'manager' | 'staff';
  readonly title: string;
  readonly phone: string;
  readonly email: string;
}

/** One talk as a row of Mooring's interactions file. */
export interface DemoInteractionRow {
  readonly account_id: string;
  readonly date: string;
  readonly kind: 'call' | 'visit' | 'email' | 'meeting' | 'quote-request' | 'complaint';
  readonly direction: 'inbound' | 'outbound';
  /** Id of the contact. */
  readonly contacts: string;
  readonly feeling: 'positive' | 'neutral' | 'negative';
  readonly note: string;
  /** Id of the account manager. */
  readonly by: string;
}

export interface DemoManager {
  readonly id: string;
  readonly name: string;
  readonly name_en: string;
  readonly team: string;
  readonly language: 'zh' | 'en';
  /** Heads lead a team and own no accounts. */
  readonly role: 'manager' | 'head';
}

export type PlantedKind =
  'loosening' | 'lane-loss' | 'pause' | 'stop' | 'win-back' | 'growth' | 'temporary' | 'none';

/** What was really done to an account: the truth a demonstration or a test can hold an alert against. */
export interface PlantedStory {
  readonly account_id: string;
  readonly kind: PlantedKind;
  /** ISO date of the change; for a win-back the day of the return, for a steady account its first day. */
  readonly from: string;
  readonly note: string;
}

export interface DemoCompany {
  readonly accounts: readonly DemoAccountRow[];
  readonly managers: readonly DemoManager[];
  readonly contacts: readonly DemoContactRow[];
  /** Over the last year. */
  readonly interactions: readonly DemoInteractionRow[];
  readonly planted: readonly PlantedStory[];
  /** All shipments, ordered by date. */
  shipments(): Iterable<DemoShipmentRow>;
}
