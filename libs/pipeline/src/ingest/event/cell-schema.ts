import { z } from 'zod';
import { parseIdentifier } from '../table/parse-text.js';
import { parseMilli } from '../table/parse-decimal.js';
import { isRefusal, type Refusal } from '../table/row-error.js';

/** A text that is checked, and spelt, as the same text in a cell of a file. */
export function cellText<Value>(parse: (text: string) => Value | Refusal) {
  return z.string().transform((text, context) => {
    const trimmed = text.trim();
    const value: Value | Refusal = trimmed === '' ? { reason: 'The text is empty.' } : parse(trimmed);
    if (!isRefused(value)) return value;
    context.addIssue({ code: 'custom', message: value.reason });
    return z.NEVER;
  });
}

/** Some cells hold more than one thing, so an object alone is no refusal here. */
function isRefused(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'reason' in value;
}

/** An identifier of up to 200 characters. */
export const identifier = cellText((text) => parseIdentifier(text, 200)).pipe(z.string());

/** An amount in whole units, kept in thousandths. */
export const milliUnits = z
  .number()
  .min(0)
  .max(1e12)
  .transform((units, context) => {
    // The digits decide, as in a file.
    const milli = parseMilli(units.toFixed(6));
    if (!isRefusal(milli)) return milli;
    context.addIssue({ code: 'custom', message: milli.reason });
    return z.NEVER;
  });
