const DAY_MS = 86_400_000;
const HISTORY_WEEKS = 70;
const HEADER = 'account_id,date,shipment_id,orders,value,currency,service,lane';
const STEADY = ['BOREAS', 'CALYPSO', 'DORIS', 'EURUS', 'FAUNUS', 'GALENE'];
/** Accounts that stopped, each a week before the next: in every week one of them is noticed. */
const STOPPED = ['HALIA', 'INO', 'JUNO', 'KYMO', 'LETO', 'MAIA'];
const FIRST_STOP = 0;

/** A company whose last week but one is closed by its history, and whose last week is over but not delivered yet. */
export interface LiveCompany {
  /** The history as CSV. */
  readonly history: string;
  /** The feed that the history comes from. */
  readonly source: string;
  /** Events that deliver the last week, and begin this one. */
  readonly events: readonly object[];
}

/** @param today ISO date in the business time zone */
export function liveCompany(today: string): LiveCompany {
  const thisMonday = mondayOf(today);
  const rows: string[] = [];
  // The last week of the history is the one before the last.
  for (let back = HISTORY_WEEKS; back >= 2; back -= 1) {
    for (const account of STEADY) rows.push(row(account, dateOf(thisMonday, -7 * back + 2), back));
    for (const [nth, account] of STOPPED.entries()) {
      if (back > FIRST_STOP + 1 + nth) rows.push(row(account, dateOf(thisMonday, -7 * back + 1), back));
    }
  }
  // A row on the Saturday: the feed has delivered the week.
  rows.push(row('BOREAS', dateOf(thisMonday, -9), 0));
  return {
    history: `${[HEADER, ...rows].join('\n')}\n`,
    source: 'tms',
    events: [
      ...STEADY.map((account) => booked(account, dateOf(thisMonday, -5))),
      booked('BOREAS', dateOf(thisMonday, 0)),
    ],
  };
}

/** The ISO date of this moment in Shanghai, where the days of an installation begin by default. */
export function todayInShanghai(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
}

function row(account: string, date: string, week: number): string {
  return `${account},${date},${account}-${date},1,${String(900 + ((week * 37) % 200))},CNY,sea-fcl,CNSHA-DEHAM`;
}

function booked(account: string, date: string): object {
  return {
    specversion: '1.0',
    id: `${account}-${date}-1`,
    source: 'tms',
    type: 'mooring.shipment.booked',
    subject: `account/${account}`,
    time: `${date}T01:00:00Z`,
    datacontenttype: 'application/json',
    data: {
      shipmentId: `${account}-${date}`,
      date,
      value: 1000,
      currency: 'CNY',
      service: 'sea-fcl',
      lane: 'CNSHA-DEHAM',
    },
  };
}

function mondayOf(date: string): number {
  const day = Date.parse(date) / DAY_MS;
  return day - ((day + 3) % 7);
}

function dateOf(monday: number, days: number): string {
  return new Date((monday + days) * DAY_MS).toISOString().slice(0, 10);
}
