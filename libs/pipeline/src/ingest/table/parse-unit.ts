import { parseText } from './parse-text.js';
import { refuse } from './row-error.js';
import type { Refusal } from './row-error.js';

/** Units whose case varies between exports; one spelling each, or a series would fall apart in two. */
const UNITS: ReadonlyMap<string, string> = new Map(
  ['TEU', 'FEU', 'CBM', 'kg', 't'].map((unit) => [unit.toLowerCase(), unit]),
);

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** A unit of quantity: TEU, FEU, CBM, kg and t in their usual spelling, any other text of up to 20 characters as given. */
export function parseUnit(text: string): string | Refusal {
  return UNITS.get(text.toLowerCase()) ?? parseText(text, 20);
}

/** An ISO 4217 code in capitals. */
export function parseCurrency(text: string): string | Refusal {
  const code = text.toUpperCase();
  if (CURRENCIES.has(code)) return code;
  if (code === 'RMB') return refuse('RMB is not an ISO 4217 code; write CNY.');
  return refuse('The currency is not an ISO 4217 code of three letters.');
}
