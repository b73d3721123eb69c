import {
  activeSettings,
  type AccountView,
  contactDay,
  type ClockColour,
  listAccounts,
  LOCAL_OPERATOR,
} from '#pipeline';
import { type ContactInterval, type ContactRule, DEFAULT_CONTACT_RULE, type Language } from '#relationship';
import type { MooringSet } from '../set.js';
import { print } from '../terminal/print.js';
import { putSettings } from './put-settings.js';

export interface ContactClockOptions {
  /** Intervals to be used from the next closed week on, by tier; as they are when missing. */
  readonly tier?: Readonly<Record<string, ContactInterval>>;
  readonly others?: ContactInterval;
  /** Tasks of one account manager and week. */
  readonly most?: number;
  readonly off?: boolean;
  readonly owner?: string;
  readonly limit: number;
  readonly lang: Language;
}

const WANTED: readonly ClockColour[] = ['amber', 'red'];

/** Whether the clock is to be set, rather than only looked at. */
export function setsContactClock({ tier, others, most, off }: ContactClockOptions): boolean {
  return tier !== undefined || others !== undefined || most !== undefined || off === true;
}

/** Prints whom nobody has spoken to for too long, the longest first; sets how long that is when told to. */
export async function contactClockCommand(set: MooringSet, options: ContactClockOptions): Promise<void> {
  const { lang, limit, owner } = options;
  if (setsContactClock(options)) await change(set, options);
  const { contactClock } = (await activeSettings(set.store)) ?? {};
  if (contactClock === undefined) {
    print(WORDS[lang].off);
    return;
  }
  for (const line of ruleLines(contactClock, lang)) print(line);
  const rows = await waiting(set, { owner, limit });
  print();
  if (rows.length === 0) print(WORDS[lang].nobody);
  for (const account of rows) print(line(account, lang));
}

async function change(set: MooringSet, options: ContactClockOptions): Promise<void> {
  const { tier, others, most, off } = options;
  if (off === true) {
    await putSettings(set, { contactClock: 'off' });
    return;
  }
  const { contactClock: present = DEFAULT_CONTACT_RULE } = (await activeSettings(set.store)) ?? {};
  await putSettings(set, {
    contactClock: {
      ...present,
      tiers: { ...present.tiers, ...tier },
      ...(others === undefined ? {} : { others }),
      ...(most === undefined ? {} : { mostPerWeek: most }),
    },
  });
}

async function waiting(
  set: MooringSet,
  { owner, limit }: { readonly owner: string | undefined; readonly limit: number },
): Promise<readonly AccountView[]> {
  const today = await contactDay(set);
  const found: AccountView[] = [];
  let after: string | undefined;
  do {
    const query = { owner, contact: WANTED, today, orderBy: 'contact', after, limit } as const;
    const page = await listAccounts(set.readModels, LOCAL_OPERATOR, query);
    found.push(...page.rows);
    after = page.next;
  } while (after !== undefined && found.length < limit);
  return found.slice(0, limit);
}

function ruleLines({ tiers, others, mostPerWeek }: ContactRule, lang: Language): readonly string[] {
  const words = WORDS[lang];
  return [
    ...Object.entries(tiers).map(([tier, interval]) => words.tier(tier, interval)),
    words.tier(undefined, others),
    words.most(mostPerWeek),
  ];
}

/** The colour, how long, who, and who is to call. */
function line({ accountId, name, nameEn, tier, owner, contactClock }: AccountView, lang: Language): string {
  const shown = lang === 'en' ? (nameEn ?? name) : name;
  const { colour = 'green', days = 0, from = 'contact' } = contactClock ?? {};
  const words = WORDS[lang];
  const who = shown === accountId ? shown : `${shown} (${accountId})`;
  const parts = [who, tier, owner, words.from[from](days)].filter((part) => part !== undefined);
  return `${words.colour[colour]}  ${parts.join(' · ')}`;
}

const WORDS = {
  en: {
    off: 'The contact clock is off.',
    nobody: 'Everybody has been spoken to in time.',
    tier: (tier: string | undefined, { ideal, maximum }: ContactInterval) =>
      `${tier === undefined ? 'others' : `tier ${tier}`}: every ${String(ideal)} days, at the latest after ${String(maximum)}`,
    most: (count: number) => `at most ${String(count)} tasks for one account manager in a week`,
    colour: { green: 'green ', amber: 'amber ', red: 'red   ', resting: 'rests ' },
    from: {
      contact: (days: number) => `last contact ${String(days)} days ago`,
      'first-shipment': (days: number) => `no contact in the ${String(days)} days since its first shipment`,
      registration: (days: number) => `no contact in the ${String(days)} days since it was registered`,
    },
  },
  zh: {
    off: '未启用联络时钟。',
    nobody: '所有客户都按时联系过。',
    tier: (tier: string | undefined, { ideal, maximum }: ContactInterval) =>
      `${tier === undefined ? '其他客户' : `${tier}级客户`}：每${String(ideal)}天联系一次，最长不超过${String(maximum)}天`,
    most: (count: number) => `每位客户经理每周最多${String(count)}项任务`,
    colour: { green: '绿', amber: '黄', red: '红', resting: '停' },
    from: {
      contact: (days: number) => `${String(days)}天前联系过`,
      'first-shipment': (days: number) => `首次出货以来${String(days)}天未联系`,
      registration: (days: number) => `登记以来${String(days)}天未联系`,
    },
  },
} as const;
