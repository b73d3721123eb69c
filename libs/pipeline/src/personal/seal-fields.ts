import { seal, unseal } from './seal.js';

type Texts<Field extends string> = { [Name in Field]?: string };

/**
 * Seals the fields that are there, each for itself.
 *
 * @param of what the fields belong to; they cannot be opened as those of anything else
 */
export function sealFields<Field extends string>(
  key: Uint8Array,
  of: string,
  fields: readonly Field[],
  texts: Readonly<Texts<Field>>,
): Texts<Field> {
  return mapped(fields, texts, (field, text) => seal(key, `${of}.${field}`, text));
}

/** Opens the fields that the key opens; the others are missing. */
export function openFields<Field extends string>(
  key: Uint8Array,
  of: string,
  fields: readonly Field[],
  sealed: Readonly<Texts<Field>>,
): Texts<Field> {
  return mapped(fields, sealed, (field, text) => unseal(key, `${of}.${field}`, text));
}

function mapped<Field extends string>(
  fields: readonly Field[],
  texts: Readonly<Texts<Field>>,
  change: (field: Field, text: string) => string | undefined,
): Texts<Field> {
  const changed: Texts<Field> = {};
  for (const field of fields) {
    const text = texts[field];
    const result = text === undefined ? undefined : change(field, text);
    if (result !== undefined) changed[field] = result;
  }
  return changed;
}
