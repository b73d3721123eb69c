import { numbersIn } from '../explain/words/numbers.js';
import type { Language } from '../explain/words/phrases.js';
import { silenceEn } from '../explain/words/silence-en.js';
import type { SilencePhrases } from '../explain/words/silence-phrases.js';
import { silenceZh } from '../explain/words/silence-zh.js';
import type { Raising } from './raising-volume.js';
import type { Silence, SilenceReason } from './silence.js';

const PHRASES: Readonly<Record<Language, SilencePhrases>> = { zh: silenceZh, en: silenceEn };

/** One reason as a sentence. */
export function renderReason(silence: Silence, language: Language): string {
  return sentence([PHRASES[language].says(silence)], language);
}

/** That an account has no alert, and the reason that counts. */
export function renderSilence([first]: readonly Silence[], language: Language): string {
  const { noAlert, says } = PHRASES[language];
  return sentence([noAlert, ...(first === undefined ? [] : [says(first)])], language);
}

/** A reason in a word or two, for counts. */
export function nameOfReason(reason: SilenceReason, language: Language): string {
  return PHRASES[language].short[reason];
}

/** What would raise an alert; undefined where only the silence limit will. The amount is in the measure's unit. */
export function renderRaising(
  raising: Raising | undefined,
  { measure, unit }: { readonly measure: 'value' | 'volume'; readonly unit: string },
  language: Language,
): string {
  return PHRASES[language].raising(raising, numbersIn(language, measure, unit));
}

function sentence(clauses: readonly string[], language: Language): string {
  if (language === 'zh') return `${clauses.join('；')}。`;
  const text = clauses.join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
