import { gunzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { runCli, startCli } from '../support/cli.js';
import { killAfterChanges } from '../support/kill-at.js';
import { scratch } from '../support/scratch.js';
import { sharedFile } from '../support/shared-data.js';

const files = scratch();
const iowa = sharedFile('data/iowa_dev.csv.gz');
const freight = sharedFile('data/scms_lane.csv.gz');
const random = xoroshiro128plus(20_261_123);

/** Kills, each after so many changes of the folder's files. */
interface Kills {
  readonly kills: number;
  readonly earliest: number;
  readonly latest: number;
}

/** Imports a file, killed at random moments, and then to its end; returns the last summary. */
async function importKilled(file: string, data: string, { kills, earliest, latest }: Kills): Promise<Counts> {
  for (let kill = 0; kill < kills; kill += 1) {
    const moment = uniformInt(random, earliest, latest);
    expect(await killAfterChanges(startCli(['--data', data, 'import', file]), data, moment)).toBe(true);
  }
  return importWhole(file, data);
}

async function importWhole(file: string, data: string): Promise<Counts> {
  const { code, out, err } = await runCli('--data', data, 'import', file);
  expect({ code, stack: /\n {4}at /.test(err) }).toEqual({ code: 0, stack: false });
  return countsIn(out);
}

interface Counts {
  readonly rows: number;
  readonly accepted: number;
  readonly duplicate: number;
  readonly amended: number;
  readonly rejected: number;
}

function countsIn(out: string): Counts {
  const of = (name: string): number =>
    Number(new RegExp(`\\b${name} ([\\d,]+)`).exec(out)?.[1]?.replaceAll(',', '') ?? Number.NaN);
  return {
    rows: of('rows'),
    accepted: of('accepted'),
    duplicate: of('duplicate'),
    amended: of('amended'),
    rejected: of('rejected'),
  };
}

const describeShared = iowa === undefined || freight === undefined ? describe.skip : describe;

describeShared('real files', () => {
  test.concurrent(
    'a large file goes in whole after a kill, changes nothing the second time, and stands verification',
    async () => {
      const data = files.folder('iowa');
      const counts = await importKilled(iowa ?? '', data, { kills: 1, earliest: 60_000, latest: 200_000 });
      expect(counts).toEqual({
        rows: 99_468,
        accepted: 99_468 - counts.duplicate,
        duplicate: counts.duplicate,
        amended: 0,
        rejected: 0,
      });
      expect(counts.duplicate).toBeGreaterThan(0);
      const before = await runCli('--data', data, 'alerts', '--json', '--limit', '5000');
      const again = await importWhole(iowa ?? '', data);
      expect(again).toEqual({ rows: 99_468, accepted: 0, duplicate: 99_468, amended: 0, rejected: 0 });
      const after = await runCli('--data', data, 'alerts', '--json', '--limit', '5000');
      expect(after.out).toBe(before.out);
      expect(before.out.trimEnd().split('\n').length).toBeGreaterThan(50);
      const verified = await runCli('verify', '--data', data);
      expect(verified).toEqual({
        code: 0,
        out: expect.stringMatching(/^Verified: .*; no difference\.\n$/),
        err: expect.any(String),
      });
    },
  );

  test.concurrent(
    'kills at any moment leave the very alerts of an import that was let alone, packed or plain',
    async () => {
      const calm = files.folder('calm');
      const killed = files.folder('killed');
      expect(await importWhole(freight ?? '', calm)).toMatchObject({ rows: 4_629, accepted: 4_629 });
      const last = await importKilled(freight ?? '', killed, { kills: 3, earliest: 500, latest: 40_000 });
      expect(last.accepted + last.duplicate).toBe(4_629);
      const [one, other] = await Promise.all(
        [calm, killed].map((data) => runCli('--data', data, 'alerts', '--json', '--limit', '1000')),
      );
      expect(other).toEqual(one);
      expect(one?.out).not.toBe('');
      const again = await importWhole(freight ?? '', killed);
      expect(again).toEqual({ rows: 4_629, accepted: 0, duplicate: 4_629, amended: 0, rejected: 0 });
      const plain = files.file('plain.csv', gunzipSync(readFileSync(freight ?? '')));
      expect(await importWhole(plain, calm)).toEqual(again);
    },
  );
});
