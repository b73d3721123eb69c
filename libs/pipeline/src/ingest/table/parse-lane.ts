import { parseText } from './parse-text.js';
import type { Refusal } from './row-error.js';

/** Two UN/LOCODEs (country, then three letters or digits 2-9) with what exports put between them. */
const LOCODE_PAIR = /^([a-z]{2}[a-z2-9]{3})\s*(?:[-–—>/→]|->|=>)\s*([a-z]{2}[a-z2-9]{3})$/iu;

/** A UN/LOCODE pair as `CNSHA-DEHAM`; any other text of up to 120 characters as given (a destination country, a trade). */
export function parseLane(text: string): string | Refusal {
  const match = LOCODE_PAIR.exec(text);
  return match === null ? parseText(text, 120) : `${match[1]}-${match[2]}`.toUpperCase();
}
