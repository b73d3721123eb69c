import type { AlertFacts } from '../explain/alert-facts.js';
import type { EventOfType } from '../event/catalogue.js';
import { accountSubject } from '../event/subject.js';
import { event } from './events.js';

/** The numbers of a weekly shipper of CNY 300 000 a week that has shipped half of it for a month. */
export const HALVED: AlertFacts = {
  week: '2026-03-02',
  measure: 'value',
  unit: 'CNY',
  windowWeeks: 8,
  shipped: 1_200_000,
  expected: 2_390_000,
  low: 1_960_000,
  high: 2_850_000,
  index: 0.97,
  orders: 5,
  expectedOrders: 8.3,
  silence: 1,
  usualGap: 1,
  silenceLimit: 13,
  onset: '2026-02-02',
  risk: -0.2,
  change: 0.4,
  probability: 0.45,
  terms: [
    { head: 'change', evidence: 'glr', term: 'glr[-inf,1]', value: 0.9 },
    { head: 'risk', evidence: 'zv8', term: 'zv8[1.5,2.5]', value: 0.5 },
    { head: 'change', evidence: 'glr', term: 'glr[1,3]', value: 0.4 },
    { head: 'risk', evidence: 'silence', term: 'silence[-inf,0.7]', value: 0.3 },
    { head: 'risk', evidence: 'zv13', term: 'zv13[0.5,1.5]', value: 0.2 },
  ],
  weeklyAmount: 300_000,
  amountAtRisk: 3_510_000,
  parts: [
    { dimension: 'service', key: 'sea FCL', shipped: 700_000, expected: 1_750_000, share: 0.88 },
    { dimension: 'service', key: 'air', shipped: 500_000, expected: 640_000, share: 0.12 },
    { dimension: 'lane', key: 'CNSHA-DEHAM', shipped: 100_000, expected: 1_100_000, share: 0.82 },
    { dimension: 'lane', key: 'CNSHA-USLAX', shipped: 1_100_000, expected: 1_290_000, share: 0.18 },
  ],
};

type Statement = 'loosened' | 'worsened' | 'paused';

/** What the system says about an account: alert `alert-1` at revision 1 over `HALVED` unless said otherwise. */
export function statement(
  said: Statement,
  accountId: string,
  options: {
    readonly alertId?: string;
    readonly revision?: number;
    readonly facts?: Partial<AlertFacts>;
    /** Whether the alert goes by a budget. */
    readonly byBudget?: true;
  } = {},
): EventOfType<`mooring.relationship.${Statement}`> {
  const { alertId = 'alert-1', revision = 1 } = options;
  const facts = { ...HALVED, ...options.facts };
  return event(`mooring.relationship.${said}`, accountSubject(accountId), {
    alertId,
    revision,
    week: facts.week,
    rule: 'rule-1',
    facts,
    ...(options.byBudget === undefined ? {} : { byBudget: options.byBudget }),
  });
}
