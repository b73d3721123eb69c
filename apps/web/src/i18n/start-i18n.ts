import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.js';
import { zh } from './zh.js';

export type Language = 'zh' | 'en';

const KEPT = 'mooring.language';

/** Begins in the language that was chosen here last, else in that of the browser. */
export async function startI18n(): Promise<void> {
  const kept = localStorage.getItem(KEPT);
  const language = kept === 'zh' || kept === 'en' ? kept : navigator.language.startsWith('zh') ? 'zh' : 'en';
  await i18next.use(initReactI18next).init({
    resources: { en: { translation: en }, zh: { translation: zh } },
    lng: language,
    fallbackLng: 'en',
    // React escapes what it shows.
    interpolation: { escapeValue: false },
  });
}

export function languageOf(text: string): Language {
  return text.startsWith('zh') ? 'zh' : 'en';
}

/** Changes the language, also for the next visit. */
export async function changeLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEPT, language);
  await i18next.changeLanguage(language);
}
