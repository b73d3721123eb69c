import { beforeAll, expect, test } from '@jest/globals';
import { runCli } from '../support/cli.js';
import { refusal } from '../support/refusal.js';
import { scratch } from '../support/scratch.js';

const files = scratch();
let data: string;
const calibration = (...args: readonly string[]) => runCli('calibration', ...args, '--data', data);

beforeAll(async () => {
  data = files.at('company');
  await runCli('demo', '--once', '--data', data);
});

test('an operator sees what outcomes have taught, and on what that rests', async () => {
  const { out } = await calibration();
  expect(out).toMatch(/^Calibration is on\. Probabilities are told by what outcomes have taught\.\n/);
  expect(out).toMatch(
    /\nSince the week of 20\d\d-\d\d-\d\d: log-odds = \d\.\d{3} x score [+-] \d\.\d{3}\.\n/,
  );
  expect(out).toMatch(/\nfitted to +[\d,]+ +\d+\ncompared on +[\d,]+ +\d+\n/);
});

test('an operator has it learn without being used, and everything can still be proved', async () => {
  const { out } = await calibration('shadow');
  expect(out).toContain('Calibration is shadow.');
  expect(out).toContain('It counts from the next closed week on.');
  expect((await calibration()).out).toContain('Calibration is shadow.');
  expect((await runCli('verify', '--strict', '--data', data)).out).toContain('no difference');
});

test('an installation without data has nothing to learn from or to change', async () => {
  expect(await runCli('calibration', 'on', '--data', files.at('nothing'))).toEqual(refusal(/no data folder/));
});
