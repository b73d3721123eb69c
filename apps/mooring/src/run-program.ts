import { DataFolderError, explained } from '#embedded';
import { FileError, systemReason } from '#disk-files';
import { KafkaAway, MongoAway, UnfitLog, WrongDatabase } from '#distributed';
import { openDistributedSet } from './distributed/open-distributed-set.js';
import type { OpenSet } from './open-set.js';
import { createProgram } from './program.js';
import { openEmbeddedSet } from './open-embedded-set.js';
import { UserError } from './user-error.js';

/** Set, it shows where an unexpected error comes from. */
const SHOW_STACK = 'MOORING_STACK';

const SETS: ReadonlyMap<string, OpenSet> = new Map([
  ['embedded', openEmbeddedSet],
  ['distributed', openDistributedSet],
]);

/** Errors whose message says what to do. */
const SENTENCES = [UserError, DataFolderError, FileError, UnfitLog, WrongDatabase, KafkaAway, MongoAway];

/** Runs the command line of this process; whatever goes wrong ends in a sentence and exit code 1. */
export async function runProgram(): Promise<void> {
  // A reader that has seen enough (`mooring alerts | head`) is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    fail(error);
    process.exit();
  });
  try {
    await createProgram(chosenSet(), openEmbeddedSet).parseAsync();
  } catch (error) {
    fail(error);
  }
}

/** `MOORING_SET` says which set the commands work on. */
function chosenSet(): OpenSet {
  const name = process.env['MOORING_SET'] ?? 'embedded';
  const set = SETS.get(name);
  if (set !== undefined) return set;
  throw new UserError(`MOORING_SET must be one of ${[...SETS.keys()].join(', ')}, not ${name}`);
}

function fail(error: unknown): void {
  process.exitCode = 1;
  process.stderr.write(`mooring: ${sentence(error)}\n`);
  if (process.env[SHOW_STACK] && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`);
}

function sentence(thrown: unknown): string {
  // A damaged page or a full disk shows wherever the data file is used.
  const error = explained(thrown);
  if (SENTENCES.some((kind) => error instanceof kind) && error instanceof Error) return error.message;
  return `unexpected: ${systemReason(error)} (set ${SHOW_STACK}=1 to see where, and please report it)`;
}
