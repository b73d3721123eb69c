import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { HALVED } from '../testing/index.js';
import type { AlertChecks } from './alert-checks.js';
import type { AlertFacts, FallPart } from './alert-facts.js';
import { renderAlert } from './render-alert.js';

const checks: AlertChecks = { raisedBy: 'both', signs: [], unobserved: 0, clearedBy: null };
const lane = (key: string, share: number, dimension: FallPart['dimension'] = 'lane'): FallPart => ({
  dimension,
  key,
  shipped: 100_000,
  expected: 200_000,
  share,
});
const words = (facts: Partial<AlertFacts>) => renderAlert('loosening', { ...HALVED, checks, ...facts }, 'en');

/** The percents that lines of one kind end with. */
function percentsOf(lines: readonly string[], start: RegExp): readonly number[] {
  return lines
    .filter((line) => start.test(line))
    .flatMap((line) => /(?<percent>\d+)% of the fall$/u.exec(line)?.groups?.['percent'] ?? [])
    .map(Number);
}

describe('what carries the fall', () => {
  test('adds up to 100 % by service, by lane and by kind, as it is shown', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 5 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 2_150_000 }),
        (weights, orders, shipped) => {
          const all = weights.reduce((sum, weight) => sum + weight, 0);
          const shares = (of: FallPart['dimension']) =>
            weights.map((weight, at) => lane(`L${String(at)}`, weight / all, of));
          const { parts } = words({
            orders,
            shipped,
            parts: [...shares('service'), ...shares('lane')],
          });
          for (const start of [/^Lane/u, /^Service/u, /^(?:Fewer|Smaller)/u]) {
            expect(percentsOf(parts, start).reduce((sum, percent) => sum + percent, 0)).toBe(100);
          }
        },
      ),
    );
  });

  test('the only service or lane is left out, unless it is all there is to name', () => {
    const only = lane('sea FCL', 1, 'service');
    expect(words({ parts: [only, lane('A', 0.7), lane('B', 0.3)] }).parts.join()).not.toContain('Service');
    expect(words({ parts: [only, lane('A', 1)] }).parts[0]).toBe(
      'Lane A: CNY 100K of CNY 200K expected, 100% of the fall',
    );
    expect(words({ parts: [only] }).parts[0]).toMatch(/^Service sea FCL: /u);
    expect(words({ parts: [only, lane('A', 1)], shipped: 2_380_000 }).parts).toEqual([]);
  });

  test('what carries less than half of it is not called the main part', () => {
    expect(words({ parts: [lane('A', 0.5), lane('B', 0.5)] }).sentence).toContain('mainly on A (50%)');
    expect(words({ parts: [lane('A', 0.49), lane('B', 0.26), lane('C', 0.25)] }).sentence).not.toContain(
      'mainly',
    );
  });

  test('where all in all next to nothing is missing, nothing carries a fall', () => {
    const { sentence, parts } = words({ shipped: 2_300_000 });
    expect([sentence, ...parts].join()).not.toMatch(/fall/u);
    expect(parts).toContain('Lane CNSHA-DEHAM: CNY 100K of CNY 1.1M expected');
  });
});

describe('the level that explains the fall', () => {
  const level = { dimension: 'lane', key: 'A-B', risk: 1, change: 2, judged: 1, loosening: 1 } as const;
  const line = (change: Partial<NonNullable<AlertChecks['level']>>, language: 'en' | 'zh' = 'en') =>
    renderAlert('loosening', { ...HALVED, checks: { ...checks, level: { ...level, ...change } } }, language)
      .level;

  test.each([
    [{}, 'Judged by itself, too, the lane A-B is loosening.', '单独来看，A-B航线也在松动。'],
    [
      { judged: 3 },
      'Of 3 lanes judged one by one, only A-B is loosening.',
      '逐条判断3条航线，只有A-B在松动。',
    ],
    [
      { judged: 3, loosening: 2 },
      'Of 3 lanes judged one by one, 2 are loosening, above all A-B.',
      '逐条判断3条航线，有2条在松动，以A-B为主。',
    ],
    [
      { dimension: 'service' as const, key: 'sea-fcl', judged: 2, loosening: 2 },
      'Of 2 services judged one by one, all are loosening, above all sea FCL.',
      '逐项判断2项服务，都在松动，以海运整箱为主。',
    ],
  ])('%o', (change, inEnglish, inChinese) => {
    expect(line(change)).toBe(inEnglish);
    expect(line(change, 'zh')).toBe(inChinese);
  });

  test('of a paused account is none: all has stopped', () => {
    expect(renderAlert('paused', { ...HALVED, checks: { ...checks, level } }, 'en').level).toBeUndefined();
  });
});
