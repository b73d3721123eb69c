import { describe, expect, test } from '@jest/globals';
import { emptyIndexSeries } from '../detect/index.js';
import { DEFAULT_SETTINGS } from '../settings/settings.js';
import { explainingLevel } from './explaining-level.js';
import { fallByPart, type ShipmentSum } from './fall-by-part.js';

const LAST = 2951;
const series = emptyIndexSeries(LAST - 51);
const YEAR = Array.from({ length: 52 }, (_, back) => LAST - back);

interface Shipping {
  readonly lane: string;
  readonly service?: string;
  /** Whether it ships in the week so many weeks ago. */
  readonly ships: (ago: number) => boolean;
}

/** The level that explains the fall of an account that ships like this, 10 units an order. */
function levelOf(...shippings: readonly Shipping[]) {
  const sums = shippings.flatMap(({ lane, service = 'sea FCL', ships }): readonly ShipmentSum[] =>
    YEAR.filter((_, ago) => ships(ago)).map((week) => ({ week, lane, service, orders: 1, amount: 10_000 })),
  );
  const weeks = { window: YEAR.slice(0, 8), year: YEAR };
  const expected = (sums.length / 52) * 8 * 10;
  const parts = [
    ...fallByPart('service', sums, weeks, expected),
    ...fallByPart('lane', sums, weeks, expected),
  ];
  return explainingLevel(parts, sums, [], series, LAST, DEFAULT_SETTINGS);
}

const well = () => true;
const stopped = (ago: number) => ago >= 6;

describe('the level that explains the fall', () => {
  test('given one lane that stopped beside one that goes on: that lane, and only it', () => {
    expect(levelOf({ lane: 'stops', ships: stopped }, { lane: 'goes on', ships: well })).toMatchObject({
      dimension: 'lane',
      key: 'stops',
      judged: 2,
      loosening: 1,
    });
  });

  test('given lanes that all stopped: none carries half of the fall, so the service that does', () => {
    const lanes = ['a', 'b', 'c'].map((lane) => ({ lane, service: 'air', ships: stopped }));
    expect(levelOf(...lanes, { lane: 'd', ships: well })).toMatchObject({
      dimension: 'service',
      key: 'air',
      judged: 2,
      loosening: 1,
    });
  });

  test('given an only lane: what is true of it is true of the account', () => {
    expect(levelOf({ lane: 'only', ships: stopped })).toBeUndefined();
  });

  test('given a lane that is as it always was: it explains nothing, whatever its share', () => {
    expect(levelOf({ lane: 'as ever', ships: well }, { lane: 'too', ships: well })).toBeUndefined();
  });

  test('given a lane with too little history: it is not judged', () => {
    const rare = (ago: number) => ago === 20 || ago === 40;
    expect(levelOf({ lane: 'rare', ships: rare }, { lane: 'goes on', ships: well })).toBeUndefined();
    expect(levelOf({ lane: 'stops', ships: stopped }, { lane: 'rare', ships: rare })).toMatchObject({
      key: 'stops',
      judged: 1,
    });
  });

  test('given a feed that names no lane: what nobody names is no level', () => {
    expect(levelOf({ lane: '', ships: stopped }, { lane: 'goes on', ships: well })).toBeUndefined();
  });
});
