import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const CLOCK_AND_CHANCE = 'no-clock-no-chance';

/** What would make two replays differ; `new Date(day)` is arithmetic and allowed. */
const FORBIDDEN =
  /\bDate\.now\b|\bnew Date\b(?!\s*\()|\bnew Date\(\s*\)|\bMath\.random\b|\bTemporal\.Now\b|\bperformance\.now\b|\brandomUUID\b|\bgetRandomValues\b/;

const COMMENT = /^\s*(\*|\/\/|\/\*)/;

/** Finds clocks and random numbers in files of the domain: `{ rule, file, line }` each. Comment lines may speak of them. */
export function findClockAndChance(baseDir, files) {
  return files
    .filter((file) => file.startsWith('libs/relationship/') && !file.endsWith('.spec.ts'))
    .flatMap((file) =>
      readFileSync(join(baseDir, file), 'utf8')
        .split('\n')
        .flatMap((text, index) =>
          FORBIDDEN.test(text) && !COMMENT.test(text)
            ? [{ rule: CLOCK_AND_CHANCE, file, line: index + 1, text: text.trim() }]
            : [],
        ),
    );
}
