import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Find, RowBody, Where } from '../ports/index.js';
import { type AccountStoreFixture, batchOf, commitTo } from './account-store-fixture.js';
import { accountIn, bookings } from './sample-events.js';

type Alert = Readonly<{ key: string; owner?: string; status?: string; amountAtRisk?: number }>;

const owners = ['', '王', 'Zoe', 'adam', "O'Neil", '￥', '𠮷'];
const statuses = ['open', 'closed', '已关闭'];

const anyAlert: fc.Arbitrary<Alert> = fc.record(
  {
    key: fc.nat({ max: 2000 }).map((n) => `k${String(n)}`),
    owner: fc.constantFrom(...owners),
    status: fc.constantFrom(...statuses),
    // Quarters add up without rounding, whatever the order.
    amountAtRisk: fc.integer({ min: -40, max: 400 }).map((quarters) => quarters / 4),
  },
  { requiredKeys: ['key'] },
);
const anyAlerts = fc.uniqueArray(anyAlert, { selector: ({ key }) => key, maxLength: 25 });
const oneOrAny = (values: readonly string[]) =>
  fc.oneof(fc.constantFrom(...values), fc.subarray([...values]));
const anyWhere: fc.Arbitrary<Where> = fc.record(
  { owner: oneOrAny(owners), status: oneOrAny(statuses) },
  { requiredKeys: [] },
);

/** Any rows and queries: the same answers as from filtering, sorting and adding up a plain array. */
export function readModelsAgainstArrays(make: () => Promise<AccountStoreFixture>): void {
  describe('compared with plain arrays', () => {
    let fixture: AccountStoreFixture;
    let position: string;

    beforeEach(async () => {
      fixture = await make();
      [position = ''] = await fixture.log.append(bookings(accountIn(fixture.log, 1), 1));
    });
    afterEach(() => fixture.dispose());

    const holding = async (alerts: readonly Alert[]) => {
      await fixture.store.clear(new Map());
      const rows = alerts.map((body) => ({ collection: 'alerts' as const, key: body.key, position, body }));
      await commitTo(fixture.store, batchOf(1, position, { rows }));
    };

    test('find gives the same rows in the same order, page by page', async () => {
      await fc.assert(
        fc.asyncProperty(
          anyAlerts,
          anyWhere,
          fc.constantFrom('owner', 'status', 'amountAtRisk'),
          fc.boolean(),
          fc.integer({ min: 1, max: 30 }),
          async (alerts, where, orderBy, descending, limit) => {
            await holding(alerts);
            const query: Find = { collection: 'alerts', where, orderBy, descending, limit };
            const found: RowBody[] = [];
            let after: string | undefined;
            do {
              const page = await fixture.reads.find({ ...query, after });
              expect(page.rows.length).toBeLessThanOrEqual(limit);
              found.push(...page.rows);
              after = page.next;
            } while (after !== undefined && found.length <= alerts.length);
            expect(found).toEqual(alerts.filter(matching(where)).toSorted(inOrder(orderBy, descending)));
          },
        ),
        { numRuns: 100 },
      );
    });

    test('totals give the same counts and sums', async () => {
      await fc.assert(
        fc.asyncProperty(anyAlerts, anyWhere, async (alerts, where) => {
          await holding(alerts);
          const groups = Map.groupBy(alerts.filter(matching(where)), ({ owner }) => owner ?? '');
          const expected = [...groups].map(([group, members]) => ({
            group,
            count: members.length,
            sum: members.reduce((sum, { amountAtRisk }) => sum + (amountAtRisk ?? 0), 0),
          }));
          expect(
            await fixture.reads.totals({
              collection: 'alerts',
              where,
              groupBy: 'owner',
              sum: 'amountAtRisk',
            }),
          ).toEqual(expected.toSorted((one, other) => bytesOf(one.group).compare(bytesOf(other.group))));
        }),
        { numRuns: 100 },
      );
    });
  });
}

function matching(where: Where): (alert: Alert) => boolean {
  return (alert) =>
    Object.entries(where).every(([field, wanted]) => {
      const value = fieldOf(alert, field);
      return typeof value === 'string' && [wanted].flat().includes(value);
    });
}

function inOrder(field: string, descending: boolean): (one: Alert, other: Alert) => number {
  return (one, other) => {
    const [mine, theirs] = [fieldOf(one, field), fieldOf(other, field)];
    const ties = one.key < other.key ? -1 : 1;
    if (mine === theirs) return ties;
    if (mine === undefined) return 1;
    if (theirs === undefined) return -1;
    const up =
      typeof mine === 'number' && typeof theirs === 'number'
        ? mine - theirs
        : bytesOf(String(mine)).compare(bytesOf(String(theirs)));
    return descending ? -up : up;
  };
}

function fieldOf(alert: Alert, field: string): string | number | undefined {
  return new Map<string, string | number | undefined>(Object.entries(alert)).get(field);
}

/** UTF-8 bytes are in the order of code points. */
function bytesOf(text: string): Buffer {
  return Buffer.from(text, 'utf8');
}
