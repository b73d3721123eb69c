import Sequencer from '@jest/test-sequencer';

/** What takes longest, in that order: by size alone, which a first run goes by, some of them would come last. */
const LONGEST = [
  'libs/distributed/src/server-stories.spec.ts',
  'test/journeys/stop-under-load.spec.ts',
  'libs/distributed/src/mongo/mongo-stories.spec.ts',
  'test/journeys/distributed.spec.ts',
  'libs/pipeline/src/project/torn-sweep.spec.ts',
  'test/journeys/crash-sweep.spec.ts',
  'test/journeys/cli-real-files.spec.ts',
  'test/journeys/cli-use.spec.ts',
  'libs/pipeline/src/project/crash-sweep.spec.ts',
];

/** Begins with the specs that take longest, so that no core is idle while the last one goes on alone. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    // oxlint-disable-next-line unicorn/no-array-sort -- a method of the same name
    const sorted = super.sort(tests);
    const long = LONGEST.flatMap((name) => sorted.filter(({ path }) => path.endsWith(name)));
    return [...long, ...sorted.filter((test) => !long.includes(test))];
  }
}
