import { seal, unseal } from './seal.js';

const OF = 'task.title';
/** The next step of a talk stays sealed as that. */
const OF_TALK = 'interaction.nextStep';

/** Seals what is to be done under the key that all whom it is about share. */
export function sealTitle(key: Uint8Array, title: string): { readonly title: string } {
  return { title: seal(key, OF, title) };
}

/** What the key opens of what is to be done. */
export function openTitle(key: Uint8Array, sealed: string, isOfTalk: boolean): string | undefined {
  return unseal(key, isOfTalk ? OF_TALK : OF, sealed);
}
