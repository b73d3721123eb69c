import type { Raising } from '../../silence/raising-volume.js';
import type { Silence, SilenceReason } from '../../silence/silence.js';
import type { Numbers } from './phrases.js';

/** Why an account is quiet, in one language, without full stops. */
export interface SilencePhrases {
  readonly noAlert: string;
  readonly says: (silence: Silence) => string;
  /** A reason in a word or two, for counts. */
  readonly short: Readonly<Record<SilenceReason, string>>;
  /** What would raise an alert; undefined where only the silence limit will. */
  readonly raising: (raising: Raising | undefined, numbers: Numbers) => string;
}

/** A score with two decimals and a true minus. */
export function score(value: number): string {
  return value.toFixed(2).replace('-', '−');
}

/** A number with at most one decimal. */
export function plain(value: number): string {
  return String(Number(value.toFixed(1)));
}

/** A share in whole per cent, without the sign. */
export function percent(share: number): string {
  return String(Math.round(100 * share));
}
