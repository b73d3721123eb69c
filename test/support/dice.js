import { env } from 'node:process';
import fc from 'fast-check';

/**
 * For property tests: what they find is said even when making it small takes too long. In CI the dice fall the same way
 * every time, so that a change is judged by what it changes; everywhere else they are thrown anew.
 */
fc.configureGlobal({
  interruptAfterTimeLimit: 300_000,
  markInterruptAsFailure: true,
  ...(env.CI === undefined ? {} : { seed: 20_261_125 }),
});
