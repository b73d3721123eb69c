import { writeFileSync } from 'node:fs';
import { beforeAll, expect, test } from '@jest/globals';
import { runCli } from '../support/cli.js';
import { refusal } from '../support/refusal.js';
import { scratch } from '../support/scratch.js';

const files = scratch();
let data: string;
const run = (...args: readonly string[]) => runCli(...args, '--data', data);

beforeAll(async () => {
  data = files.at('company');
  await runCli('demo', '--once', '--data', data);
});

test('open tasks are listed in both languages, the most urgent first', async () => {
  const { out } = await run('tasks', '--lang', 'en', '--limit', '5');
  expect(out).toMatch(/^(?:20\d\d-\d\d-\d\d  .+ · .+ · .+\n){5}$/u);
  expect(out).toMatch(/0 of \d steps/u);
  expect((await run('tasks', '--lang', 'zh')).out).toMatch(/已完成0\/\d步/u);
  const { out: json } = await run('tasks', '--json', '--limit', '1');
  expect(JSON.parse(json)).toMatchObject({ status: 'open' });
});

test('the load is a table, and somebody’s tasks are given away', async () => {
  expect((await run('load')).out).toMatch(
    /^account manager +team +accounts +open tasks +overdue +alerts +at risk\n/u,
  );
  const busiest = /^(\S+)/mu.exec((await run('load')).out.split('\n').slice(1).join('\n'))?.[1] ?? '';
  const { out } = await run('reassign', busiest);
  expect(out).toMatch(/^(?:20\d\d-\d\d-\d\d  .+  -> \S+\n)+$/u);
  expect(out).not.toContain(`-> ${busiest}`);
  expect((await run('tasks', '--owner', busiest, '--lang', 'en')).out).toBe('No task is open.\n');
});

test('a roster is taken from a file, and what was printed can be taken again', async () => {
  const roster = { managers: [{ manager: 'li.na', deputy: 'wang.lei', country: 'DE' }], teams: [] };
  const file = files.at('roster.json');
  writeFileSync(file, JSON.stringify(roster));
  expect((await run('roster', '--from', file)).out).toContain('from the next closed week on');
  expect(JSON.parse((await run('roster')).out)).toEqual(roster);
  writeFileSync(file, (await run('playbooks')).out);
  expect((await run('playbooks', '--from', file)).code).toBe(0);
  expect((await run('verify', '--strict')).out).toContain('no difference');
});

test.each([
  ['{"managers": [{"manager": "li", "country": "XX"}], "teams": []}', /XX/],
  ['{"managers": 1, "teams": []}', /managers: /],
  ['{', /is not JSON/],
])('a roster %s is refused in one sentence', async (content, complaint) => {
  const file = files.at('wrong.json');
  writeFileSync(file, content);
  expect(await run('roster', '--from', file)).toEqual(refusal(complaint));
});
