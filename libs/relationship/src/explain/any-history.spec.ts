import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { judgeAccount } from '../alert/judge-account.js';
import type { MooringEvent } from '../event/catalogue.js';
import { cancel, closed, given, play, shipment, type Story, weeksFrom } from '../testing/index.js';
import { weekStart } from '../week.js';
import { alertFacts } from './alert-facts.js';
import { buildFacts } from './build-facts.js';
import { renderAlert } from './render-alert.js';

const WEEKS = weeksFrom('2022-01-03', 90);
const first = WEEKS[0] ?? 0;

/** What happens in a week: nothing, nothing heard, or orders of some amount, perhaps cancelled or cut down afterwards. */
const weekOf = fc.record({
  silent: fc.boolean(),
  orders: fc.constantFrom(0, 0, 1, 1, 2, 3000),
  amount: fc.constantFrom(0, 1, 10_000, 10_000, 25_000, 9_000_000_000_000),
  service: fc.constantFrom('', 'air', 'sea FCL'),
  later: fc.constantFrom('kept', 'kept', 'cancelled', 'reduced'),
  /** Weeks by which the clock of the feed was wrong; ten years among them. */
  off: fc.constantFrom(0, 0, 0, 0, -3, 2, -520, 520),
  index: fc.constantFrom(1, 1, 0.15, 3),
});
type Week = typeof weekOf extends fc.Arbitrary<infer Value> ? Value : never;

function eventsOf(
  week: number,
  { silent, orders, amount, service, later, off, index }: Week,
): MooringEvent[] {
  const shipmentId = String(week);
  const date = weekStart(week + off);
  const whole = {
    shipmentId,
    orders,
    amount,
    service,
    lane: service === 'air' ? 'CNSHA-DEHAM' : 'CNSHA-USLAX',
  };
  const changed: Readonly<Record<string, readonly MooringEvent[]>> = {
    cancelled: [cancel('A', shipmentId, 2)],
    reduced: [shipment('A', date, { ...whole, version: 2, amount: Math.floor(amount / 10) })],
  };
  return [
    shipment('A', date, whole),
    ...(changed[later] ?? []),
    closed(week, { silent: silent ? ['tms'] : [], index }),
  ];
}

/** A regular shipper for half its time, so that alerts are reached, then anything at all. */
function storyOf(regular: number, weeks: readonly Week[]): { story: Story; said: readonly MooringEvent[] } {
  const usual: Week = {
    silent: false,
    orders: 1,
    amount: 10_000,
    service: 'air',
    later: 'kept',
    off: 0,
    index: 1,
  };
  const all = [...Array.from({ length: regular }, () => usual), ...weeks].slice(0, WEEKS.length);
  const story = play(
    given('A'),
    all.flatMap((week, at) => eventsOf(first + at, week)),
  );
  return { story, said: story.said };
}

test('any history at all: no NaN, nothing thrown, no alert without its explanation, in both languages', () => {
  let alerts = 0;
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 45 }),
      fc.array(weekOf, { minLength: 1, maxLength: 40 }),
      (regular, weeks) => {
        const { story, said } = storyOf(regular, weeks);
        const { account, partition, ledger } = story;
        const judgement = judgeAccount(account, partition, partition.lastClosed ?? 0);
        const sums = [...ledger.values()].filter(({ cancelled }) => !cancelled);
        const present = buildFacts(account, judgement, sums, partition);
        const stated = said.flatMap((event) =>
          event.type === 'mooring.relationship.loosened' || event.type === 'mooring.relationship.paused'
            ? [event.data.facts]
            : [],
        );
        alerts += stated.length;
        for (const facts of [present, ...stated]) {
          expect(alertFacts.parse(facts)).toEqual(facts);
          for (const language of ['zh', 'en'] as const) {
            const words = renderAlert('loosening', facts, language);
            expect(JSON.stringify(words)).not.toMatch(/NaN|undefined|Infinity|∞|null/u);
          }
        }
        for (const facts of stated) {
          expect(facts.checks).toBeDefined();
          expect(renderAlert('loosening', facts, 'en').ruledOut.length).toBeGreaterThan(0);
        }
      },
    ),
    { numRuns: 200, seed: 20261125 },
  );
  expect(alerts).toBeGreaterThan(0);
});
