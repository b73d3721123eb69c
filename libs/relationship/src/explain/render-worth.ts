import type { Placement } from '../budget/surfacing-state.js';
import type { WorthFactors } from '../budget/worth.js';
import { numbersIn } from './words/numbers.js';
import type { Language } from './words/phrases.js';
import { WORTH_PHRASES } from './words/worth-phrases.js';

/**
 * What an alert is worth answering, as an arithmetic sentence that anybody can check.
 *
 * @param unit of the amounts: the currency, or the unit of the volume
 */
export function renderWorth(factors: WorthFactors, unit: string, language: Language): string {
  const measure = factors.basis === 'revenue' ? 'value' : 'volume';
  return WORTH_PHRASES[language].worth(factors, numbersIn(language, measure, unit));
}

/** Why an alert is held back, in one line; undefined for one that was surfaced. */
export function renderHeld(placement: Omit<Placement, 'factors'>, language: Language): string | undefined {
  const { held } = placement;
  return held === undefined ? undefined : WORTH_PHRASES[language].held[held](placement);
}
