import type { Language } from '../i18n/start-i18n.js';

interface Named {
  readonly name: string;
  readonly nameEn?: string;
}

/** The name by which a reader of the language knows an account. */
export function displayName({ name, nameEn }: Named, language: Language): string {
  return language === 'en' ? (nameEn ?? name) : name;
}

/** The account's other name and its id, where they differ from the one that is shown. */
export function otherNames(
  { accountId, name, nameEn }: Named & { readonly accountId: string },
  language: Language,
): string {
  const shown = displayName({ name, ...(nameEn === undefined ? {} : { nameEn }) }, language);
  return [accountId, name, nameEn].filter((text) => text !== undefined && text !== shown).join(' · ');
}
