import { InvalidArgumentError } from 'commander';
import { z } from 'zod';
import type { ContactInterval, Language } from '#relationship';

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
const LONGEST_INTERVAL = 3_650;

/** Parses `--gaps 7,21,45,90`: a few whole numbers of days. */
export function dayList(text: string): readonly number[] {
  const days = text.split(',').map((part) => countingNumber(part.trim()));
  if (days.length > MOST_GAPS || days.some((day) => day > MOST_DAYS))
    throw new InvalidArgumentError(`Give at most ${String(MOST_GAPS)} numbers up to ${String(MOST_DAYS)}.`);
  return days;
}

/** Parses `14/30`: days that are usual between two contacts, and days that are too many. */
export function contactInterval(text: string): ContactInterval {
  const [ideal = '', maximum = '', ...more] = text.split('/');
  const interval = { ideal: countingNumber(ideal), maximum: countingNumber(maximum) };
  if (more.length > 0 || interval.ideal > interval.maximum || interval.maximum > LONGEST_INTERVAL)
    throw new InvalidArgumentError('Give it as IDEAL/MAXIMUM in days, e.g. 14/30.');
  return interval;
}

/** Parses `--tier A=14/30`, which may be given more than once. */
export function collectInterval(
  text: string,
  tiers: Readonly<Record<string, ContactInterval>> = {},
): Record<string, ContactInterval> {
  const at = text.lastIndexOf('=');
  if (at < 1) throw new InvalidArgumentError('Give it as TIER=IDEAL/MAXIMUM in days, e.g. A=14/30.');
  return { ...tiers, [text.slice(0, at)]: contactInterval(text.slice(at + 1)) };
}
