import { refuse } from './row-error.js';
import type { Refusal } from './row-error.js';

/** Sums of thousands of such amounts in milli-units stay exact in a double. */
const MOST_UNITS = 1_000_000_000_000;
const MOST_ORDERS = 1_000_000;

const PLAIN = /^(\d*)(?:\.(\d+))?$/u;
/** Groups of three that cannot be a decimal comma: more than one group, or a decimal point behind. */
const GROUPED = /^\d{1,3}(?:(?:,\d{3})+\.\d+|(?:,\d{3}){2,})$/u;

/**
 * A decimal ≥ 0 in integer milli-units, rounded half up at the third decimal (from the digits, so that no binary
 * fraction tilts the half). At most 10^12 units.
 */
export function parseMilli(text: string): number | Refusal {
  const match = PLAIN.exec(text) ?? (GROUPED.test(text) ? PLAIN.exec(text.replaceAll(',', '')) : null);
  if (match === null || text === '') return refuse(unreadableReason(text));
  const [, whole = '', fraction = ''] = match;
  const units = Number(whole);
  const half = fraction.length > 3 && fraction.charCodeAt(3) >= FIVE ? 1 : 0;
  const milli = units * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0')) + half;
  if (milli > MOST_UNITS * 1000) return refuse('The number is above 1,000,000,000,000.');
  return milli;
}

const FIVE = 53;

/** A whole number of orders from 0 to 1,000,000; `3.0` is read too, since many exports write whole numbers so. */
export function parseOrders(text: string): number | Refusal {
  if (!/^\d+(?:\.0+)?$/u.test(text))
    return refuse(`The number of orders must be a whole number from 0 to ${MOST_ORDERS}.`);
  const orders = Number(text);
  return orders <= MOST_ORDERS ? orders : refuse(`The number of orders is above ${MOST_ORDERS}.`);
}

function unreadableReason(text: string): string {
  if (/^[-−(]/u.test(text)) return 'The number is negative; book a cancellation instead.';
  if (/^[+]?[\d.]+e[+-]?\d+$/iu.test(text)) {
    return 'The number is in scientific notation; write all its digits.';
  }
  if (/^\d+,\d+$/u.test(text)) {
    return 'The comma may stand for decimals or for thousands; write decimals with a point and no thousands separator.';
  }
  if (/^\d{1,3}(?:[. ]\d{3})*,\d+$/u.test(text))
    return 'The decimal comma is not read; write decimals with a point.';
  return 'The text is not a plain decimal number such as 1234.5.';
}
