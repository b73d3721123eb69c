import { parseArgs } from 'node:util';
import { benchAppend } from './append.js';
import { benchCapacity } from './capacity.js';
import { benchFold } from './distributed/fold.js';
import { benchIngest } from './distributed/ingest.js';
import { benchProject } from './distributed/project.js';
import { benchVisible } from './distributed/visible.js';
import { benchHttp } from './http.js';
import { benchJobs } from './jobs.js';
import { benchJudge } from './judge.js';
import { benchReplay } from './replay.js';

type Benches = Readonly<Record<string, () => Promise<void>>>;

/**
 * `npm run bench [-- --set SET] [NAME...]`: ratios against the raw limit in the same run, minimum / median / maximum. The
 * distributed set needs its servers: the environment says where they are.
 */
const SETS = new Map<string, Benches>([
  [
    'embedded',
    {
      append: benchAppend,
      judge: benchJudge,
      replay: benchReplay,
      http: benchHttp,
      capacity: benchCapacity,
    },
  ],
  [
    'distributed',
    {
      jobs: benchJobs,
      ingest: benchIngest,
      fold: benchFold,
      project: benchProject,
      visible: benchVisible,
    },
  ],
]);

const { values, positionals: named } = parseArgs({
  options: { set: { type: 'string', default: 'embedded' } },
  allowPositionals: true,
});
const benches = SETS.get(values.set) ?? refuse('set', [values.set], SETS.keys());
const unknown = named.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) refuse('bench', unknown, Object.keys(benches));
for (const [name, bench] of Object.entries(benches)) {
  if (named.length === 0 || named.includes(name)) await bench();
}

function refuse(what: string, given: readonly string[], known: Iterable<string>): never {
  process.stderr.write(`no such ${what}: ${given.join(', ')}; there are ${[...known].join(', ')}\n`);
  process.exit(1);
}
