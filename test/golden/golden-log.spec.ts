import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { foldGoldenLog, readGoldenLog } from './golden-log.js';

test.each(['v1', 'v2'])(
  'a log written with schema version %s folds to the same states as ever',
  async (version) => {
    const folder = 'test/golden';
    const events = readGoldenLog(`${folder}/log-${version}.jsonl.gz`);
    const expected = readFileSync(`${folder}/states-${version}.jsonl`, 'utf8').trimEnd().split('\n');
    expect(events.length).toBeGreaterThan(300);
    expect(await foldGoldenLog(events)).toStrictEqual(expected);
  },
);
