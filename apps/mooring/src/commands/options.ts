import { InvalidArgumentError } from 'commander';
import { z } from 'zod';
import type { Language } from '#relationship';

export const DEFAULT_FOLDER = './mooring-data';

export const LANGUAGES: readonly Language[] = ['zh', 'en'];

/** Chinese where the user's environment says so. */
export function defaultLanguage(): Language {
  // By POSIX, an empty one counts as unset.
  const locale = process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || '';
  return /^zh/i.test(locale) ? 'zh' : 'en';
}

/** Parses `--rate USD=7.1`, which may be given more than once. */
export function collectRate(
  text: string,
  rates: Readonly<Record<string, number>> = {},
): Record<string, number> {
  const [currency = '', rate = '', ...more] = text.split('=');
  if (!/^[A-Z]{3}$/.test(currency) || !/^\d+(\.\d+)?$/.test(rate) || !(Number(rate) > 0) || more.length > 0) {
    throw new InvalidArgumentError('Give it as CURRENCY=UNITS, e.g. USD=7.1.');
  }
  return { ...rates, [currency]: Number(rate) };
}

/** Parses a day of the calendar. */
export function isoDate(text: string): string {
  if (!z.iso.date().safeParse(text).success) throw new InvalidArgumentError('Give a day as 2026-01-31.');
  return text;
}

/** Parses a whole number that is not negative. */
export function wholeNumber(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number))
    throw new InvalidArgumentError('Give a whole number.');
  return number;
}

/** Parses a whole number from 1. */
export function countingNumber(text: string): number {
  const number = wholeNumber(text);
  if (number === 0) throw new InvalidArgumentError('Give a whole number from 1.');
  return number;
}

const MOST_GAPS = 12;
const MOST_DAYS = 520;

/** Parses `--gaps 7,21,45,90`: a few whole numbers of days. */
export function dayList(text: string): readonly number[] {
  const days = text.split(',').map((part) => countingNumber(part.trim()));
  if (days.length > MOST_GAPS || days.some((day) => day > MOST_DAYS))
    throw new InvalidArgumentError(`Give at most ${String(MOST_GAPS)} numbers up to ${String(MOST_DAYS)}.`);
  return days;
}
