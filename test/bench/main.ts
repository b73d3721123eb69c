import { benchAppend } from './append.js';
import { benchCapacity } from './capacity.js';
import { benchHttp } from './http.js';
import { benchJudge } from './judge.js';
import { benchReplay } from './replay.js';

/** `npm run bench [-- NAME...]`: ratios against the raw limit in the same run, minimum / median / maximum. */
const BENCHES = {
  append: benchAppend,
  judge: benchJudge,
  replay: benchReplay,
  http: benchHttp,
  capacity: benchCapacity,
};

const named = process.argv.slice(2);
const unknown = named.filter((name) => !Object.hasOwn(BENCHES, name));
if (unknown.length > 0) {
  process.stderr.write(
    `no such bench: ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}\n`,
  );
  process.exit(1);
}
for (const [name, bench] of Object.entries(BENCHES)) {
  if (named.length === 0 || named.includes(name)) await bench();
}
