import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ImportStage, StagedRow } from '../ports/index.js';
import { collect } from './collect.js';

/** An empty stage. */
export interface ImportStageFixture {
  readonly stage: ImportStage;
  dispose(): Promise<void>;
}

/** What every import stage promises. */
export function importStageContract(name: string, make: () => Promise<ImportStageFixture>): void {
  describe(`${name} keeps the promises of an import stage`, () => {
    let fixture: ImportStageFixture;
    let stage: ImportStage;

    beforeEach(async () => {
      fixture = await make();
      stage = fixture.stage;
    });
    afterEach(() => fixture.dispose());

    const row = (date: string, group: string, file: number, line: number): StagedRow => ({
      date,
      group,
      file,
      line,
      row: `${date},${group},${String(file)}:${String(line)}`,
    });
    const sorted = () => collect(stage.inOrder());

    test('an empty stage has no rows', async () => {
      await stage.add([]);
      expect(await stage.count()).toBe(0);
      expect(await sorted()).toEqual([]);
    });

    test('rows come by date, then group, then file, then line, numbers as numbers', async () => {
      const rows = [
        row('2024-12-31', 'z', 3, 1),
        row('2025-01-01', 'a', 0, 10),
        row('2025-01-01', 'a', 2, 9),
        row('2025-01-01', 'a', 2, 10),
        row('2025-01-01', 'a', 10, 2),
        row('2025-01-01', 'b', 0, 1),
        row('2025-01-02', 'a', 0, 2),
      ];
      await stage.add(rows.toReversed());
      expect(await sorted()).toStrictEqual(rows);
    });

    test('thousands of shuffled rows, added bit by bit, come in order', async () => {
      const rows = Array.from({ length: 5000 }, (_, at) =>
        row(
          `2025-0${String(1 + Math.floor(at / 1000))}-01`,
          `g${String(Math.floor(at / 100) % 10)}`,
          at % 100,
          at,
        ),
      );
      // A step without a common factor with 5,000 visits every row once, out of order.
      const shuffled = rows.map((_, at) => rows[(at * 1237) % 5000]).filter((row) => row !== undefined);
      for (let at = 0; at < 5000; at += 333) await stage.add(shuffled.slice(at, at + 333));
      expect(await stage.count()).toBe(5000);
      expect(await sorted()).toStrictEqual(rows);
    });

    test('any script comes back as it was, in the order of its code points', async () => {
      const groups = ['ASCII', 'É', '上海', '中文', '￥', '🚢', '𠮷'];
      const rows = groups.map((group, line) => row('2025-01-01', `${group}\t"\\\n\u2028'`, 0, line));
      await stage.add(rows.toReversed());
      expect(await sorted()).toStrictEqual(rows);
    });

    test('rows can be read again, and added after reading', async () => {
      await stage.add([row('2025-01-02', 'a', 0, 1)]);
      expect(await sorted()).toHaveLength(1);
      await stage.add([row('2025-01-01', 'a', 1, 1)]);
      expect((await sorted()).map(({ date }) => date)).toEqual(['2025-01-01', '2025-01-02']);
      expect(await stage.count()).toBe(2);
    });

    test('it can be closed in the middle of reading, and once more', async () => {
      await stage.add([row('2025-01-01', 'a', 0, 1), row('2025-01-02', 'a', 0, 2)]);
      for await (const batch of stage.inOrder()) if (batch.length > 0) break;
      await stage.close();
      await expect(stage.close()).resolves.toBeUndefined();
    });
  });
}
