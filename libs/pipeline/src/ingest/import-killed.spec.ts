import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_SETTINGS, PORTFOLIO } from '#relationship';
import { Crash } from '../contracts/crash.js';
import { withCrashAt } from '../contracts/crash-at.js';
import { csvFile, importFiles } from '../contracts/import-rows.js';
import { memorySet } from '../contracts/port-set.js';
import { portfolioPlans } from '../contracts/portfolio-plans.js';
import { portfolioRows } from '../contracts/portfolio-rows.js';
import { snapshot } from '../contracts/snapshot.js';
import { tornLog } from '../contracts/torn-log.js';
import { createProjector } from '../project/projector.js';
import { activeSettings, setUp } from './set-up.js';

describe('an import that is killed anywhere', () => {
  test('loses nothing and counts nothing twice when it is run again', async () => {
    let killed = 0;
    await fc.assert(
      fc.asyncProperty(
        portfolioPlans,
        fc.array(fc.integer({ min: 1, max: 1200 }), { minLength: 1, maxLength: 3 }),
        fc.constantFrom(1, 3),
        async (plan, deaths, partitions) => {
          const files = [csvFile(portfolioRows(plan).flat())];
          const whole = memorySet(partitions);
          await importFiles(whole, whole.importStage(), files);
          const set = memorySet(partitions);
          for (const k of deaths) {
            const dying = withCrashAt({ ...set, stage: set.importStage() }, k, 'after');
            const end = await importFiles({ ...dying, clock: set.clock }, dying.stage, files).catch(
              (error) => error,
            );
            if (end instanceof Crash) killed += 1;
            set.clock.advance(60_000);
          }
          const counts = await importFiles(set, set.importStage(), files);
          expect(counts.accepted + counts.duplicate).toBe(counts.rows);
          expect(await snapshot(set)).toStrictEqual(await snapshot(whole));
        },
      ),
      { numRuns: 8 },
    );
    expect(killed).toBeGreaterThan(3);
  });

  test('keeps the clock mute until it has been run again', async () => {
    const files = [csvFile([{ account_id: 'A', date: '2026-01-05', value: 1, currency: 'CNY' }])];
    const set = memorySet();
    const log = tornLog(set.log, 3);
    await expect(importFiles({ ...set, log }, set.importStage(), files)).rejects.toThrow(Crash);
    await createProjector(set).drain();
    expect((await set.store.document(PORTFOLIO))?.state).toHaveProperty('importing');
    await importFiles(set, set.importStage(), files);
    expect((await set.store.document(PORTFOLIO))?.state).not.toHaveProperty('importing');
  });
});

test('settings are active only once all calendars are known, so a killed start is made again', async () => {
  const calendar = { country: 'CN', from: '2026-01-01', to: '2026-12-31', holidays: [], makeUpDays: [] };
  const set = memorySet();
  for (const written of [0, 1]) {
    const log = tornLog(set.log, written);
    const ports = { ...set, log, projector: createProjector({ ...set, log }) };
    await expect(setUp(ports, DEFAULT_SETTINGS, [calendar])).rejects.toThrow(Crash);
    await createProjector(set).drain();
    expect(await activeSettings(set.store)).toBeUndefined();
  }
  await setUp({ ...set, projector: createProjector(set) }, DEFAULT_SETTINGS, [calendar]);
  expect((await set.store.document(PORTFOLIO))?.state).toMatchObject({
    settings: { version: 1 },
    calendars: [calendar],
  });
});
