import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { DockerfileParser, type Instruction } from 'dockerfile-ast';
import { z } from 'zod';

const ROOT = resolve(import.meta.dirname, '../..');
const HOME = '/opt/mooring';
const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const { bin, engines } = z
  .object({ bin: z.object({ mooring: z.string() }), engines: z.object({ node: z.string() }) })
  .parse(JSON.parse(textOf('package.json')));
const file = DockerfileParser.parse(textOf('Dockerfile'));
const instructions = file.getInstructions();
const lastFrom = instructions.findLastIndex((instruction) => instruction.getKeyword() === 'FROM');
const build = instructions.slice(0, lastFrom);
const final = instructions.slice(lastFrom);
const of = (stage: readonly Instruction[], keyword: string): string[] =>
  stage
    .filter((instruction) => instruction.getKeyword() === keyword)
    .map((instruction) => instruction.getArgumentsContent() ?? '');

test('both stages are on the Node that Mooring needs', () => {
  const major = /\d+/u.exec(engines.node)?.[0] ?? '';
  expect(file.getFROMs().map((from) => from.getImage())).toEqual([
    `node:${major}-slim`,
    `node:${major}-slim`,
  ]);
});

test('what is installed is what the lock says, and no tool of the developers goes along', () => {
  const steps = of(build, 'RUN').join('\n');
  expect(steps).toContain('npm ci');
  expect(steps).toContain('npm prune --omit=dev');
  expect(file.getCOPYs().map((copy) => copy.getFromFlag()?.getValue() ?? 'here')).toEqual([
    ...of(build, 'COPY').map(() => 'here'),
    ...of(final, 'COPY').map(() => 'build'),
  ]);
});

test('the program is the command of the package, is not root, and gets its signals itself', () => {
  expect(of(final, 'USER')).toEqual(['node']);
  expect(of(final, 'ENTRYPOINT')).toEqual([`["node", "${HOME}/${bin.mooring}"]`]);
});

test('it is looked after', () => {
  const [check = ''] = of(final, 'HEALTHCHECK');
  expect(check).toContain(`${HOME}/scripts/ready.js`);
});

test('what the build reads from here is there, and let in', () => {
  const letIn = textOf('.dockerignore')
    .split('\n')
    .filter((line) => line.startsWith('!'))
    .map((line) => line.slice(1));
  for (const path of letIn) expect([path, existsSync(join(ROOT, path))]).toEqual([path, true]);
  const copied = of(build, 'COPY').flatMap((paths) => paths.split(' ').slice(0, -1));
  const needed = [...copied.filter((path) => path !== '.'), 'apps', 'libs', 'scripts', 'docs/openapi.json'];
  expect(letIn).toEqual(expect.arrayContaining(needed));
});
