#!/usr/bin/env node
import { DataFolderError } from '#embedded';
import { createProgram } from './program.js';
import { openEmbeddedSet } from './open-embedded-set.js';
import { UserError } from './user-error.js';

// A reader that has seen enough (`mooring alerts | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  await createProgram(openEmbeddedSet).parseAsync();
} catch (error) {
  if (!(error instanceof UserError) && !(error instanceof DataFolderError)) throw error;
  process.stderr.write(`mooring: ${error.message}\n`);
  process.exitCode = 1;
}
