#!/usr/bin/env node
import { versions } from 'node:process';

// Nothing is imported here that an older Node lacks: it shall get the sentence below instead of a stack.
const NEEDED = 26;

const major = Number(versions.node.split('.')[0]);
if (major < NEEDED) {
  process.stderr.write(
    `mooring: this is Node ${versions.node}, Mooring needs Node ${String(NEEDED)}; ` +
      'npm brings it: start it as npm run -s mooring -- …\n',
  );
  process.exitCode = 1;
} else {
  const { runProgram } = await import('./run-program.js');
  await runProgram();
}
