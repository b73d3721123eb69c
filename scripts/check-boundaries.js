/**
 * Checks that the libs keep to their boundaries, and that the check itself works: every rule has files named `probe-*`
 * under `test/probes/<rule>/`, in the tree's own layout, each of which must break that rule and no other.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { cruise } from 'dependency-cruiser';
import { forbidden, options } from '../.dependency-cruiser.js';
import { CLOCK_AND_CHANCE, findClockAndChance } from './clock-and-chance.js';

const ROOT = resolve(import.meta.dirname, '..');
const PROBES = 'test/probes';
const RULES = [...forbidden.map(({ name }) => name), CLOCK_AND_CHANCE];

/** `#relationship` -> its source below `baseDir`; package.json names the built file, which need not exist here. */
function subpathAliases(baseDir) {
  const { imports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return Object.fromEntries(
    Object.entries(imports).map(([name, built]) => [
      `${name}$`,
      join(baseDir, built.replace('./dist/', '').replace(/\.js$/, '.ts')),
    ]),
  );
}

/** Cruises the tree below `baseDir` and returns its modules and the violations, `{ rule, file, line?, text }` each. */
async function examine(baseDir, exclude) {
  const folders = ['apps', 'libs', 'test'].filter((folder) => existsSync(join(baseDir, folder)));
  const { output } = await cruise(
    folders,
    { ...options, ...(exclude && { exclude }), baseDir, validate: true, ruleSet: { forbidden } },
    {
      alias: subpathAliases(baseDir),
      extensionAlias: { '.js': ['.ts', '.tsx', '.js'] },
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
    },
  );
  const files = output.modules
    .map(({ source }) => source)
    .filter((source) => /^(apps|libs|test)\//.test(source));
  const imports = output.summary.violations.map(({ rule, from, to }) => ({
    rule: rule.name,
    file: from,
    text: `imports ${to}`,
  }));
  return { files, violations: [...imports, ...findClockAndChance(baseDir, files)] };
}

/** Says what is wrong with the probes of a rule; nothing when each one is caught by this rule alone. */
async function probe(rule) {
  const baseDir = join(ROOT, PROBES, rule);
  if (!existsSync(baseDir)) return [`${rule}: has no probe`];
  const { files, violations } = await examine(baseDir);
  const probes = files.filter((file) => basename(file).startsWith('probe-'));
  if (probes.length === 0) return [`${rule}: has no probe`];
  const missed = probes.filter(
    (file) => !violations.some((found) => found.file === file && found.rule === rule),
  );
  const strays = violations.filter((found) => found.rule !== rule || !probes.includes(found.file));
  return [
    ...missed.map((file) => `${rule}: does not catch ${PROBES}/${rule}/${file}`),
    ...strays.map((found) => `${rule}: its probe tree also shows ${found.rule} in ${found.file}`),
  ];
}

const { files, violations } = await examine(ROOT, `^${PROBES}/`);
const failures = violations.map(
  ({ rule, file, line, text }) => `${file}${line ? `:${line}` : ''}: ${rule}: ${text}`,
);
let caught = 0;
for (const rule of RULES) {
  const problems = await probe(rule);
  if (problems.length === 0) caught += 1;
  failures.push(...problems);
}
for (const unknown of readdirSync(join(ROOT, PROBES)).filter((name) => !RULES.includes(name))) {
  failures.push(`${PROBES}/${unknown}: no such rule`);
}

for (const failure of failures) console.error(failure);
console.log(`boundaries: ${files.length} modules, ${RULES.length} rules, ${caught} probes caught`);
process.exitCode = failures.length === 0 ? 0 : 1;
