import { InvalidArgumentError } from 'commander';
import type { Language } from '#relationship';

/** What every command knows. */
export interface GlobalOptions {
  /** The data folder. */
  readonly data: string;
}

export const LANGUAGES: readonly Language[] = ['zh', 'en'];

/** Parses `--rate USD=7.1`, which may be given more than once. */
export function collectRate(
  text: string,
  rates: Readonly<Record<string, number>> = {},
): Record<string, number> {
  const [currency = '', rate = ''] = text.split('=');
  if (!/^[A-Z]{3}$/.test(currency) || !(Number(rate) > 0)) {
    throw new InvalidArgumentError('Give it as CURRENCY=UNITS, e.g. USD=7.1.');
  }
  return { ...rates, [currency]: Number(rate) };
}

/** Parses a whole number that is not negative. */
export function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Give a whole number.');
  return Number(text);
}
