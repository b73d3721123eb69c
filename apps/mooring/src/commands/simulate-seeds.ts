import { InvalidArgumentError } from 'commander';
import { createRandom } from '#demo-company';
import { type SimulatedPortfolio, simulatePortfolio } from '#evaluation';

/** Most seeds at a time: each is a portfolio of 600 accounts in memory. */
const MOST = 20;

/** `101-106` or `7`: the seeds in a range. */
export function seedRange(text: string): readonly number[] {
  const [, from, to = from] = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(text) ?? [];
  const [first, last] = [Number(from), Number(to)];
  if (Number.isNaN(first) || last < first || last - first >= MOST)
    throw new InvalidArgumentError(`seeds look like 101-106, at most ${String(MOST)} of them`);
  return Array.from({ length: last - first + 1 }, (_, k) => first + k);
}

/** The simulated portfolio of a seed: always the same one. */
export function simulateSeed(seed: number): SimulatedPortfolio {
  return simulatePortfolio(createRandom(seed));
}
