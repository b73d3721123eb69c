import type { DataOf } from '#relationship';
import { openFields, sealFields } from './seal-fields.js';

/** The free text of an interaction, in the clear. */
export interface InteractionTexts {
  readonly note?: string;
  readonly nextStep?: string;
}

export type SealedInteraction = DataOf<'mooring.interaction.logged'>['sealed'];

const OF = 'interaction';
const FIELDS = ['note', 'nextStep'] as const;

/** Seals free text under the key that all who took part share. */
export function sealInteraction(key: Uint8Array, texts: InteractionTexts): SealedInteraction {
  return sealFields(key, OF, FIELDS, texts);
}

/** What the key opens of an interaction. */
export function openInteraction(key: Uint8Array, sealed: SealedInteraction): InteractionTexts {
  return openFields(key, OF, FIELDS, sealed);
}
