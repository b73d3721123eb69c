import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Language, languageOf } from '../i18n/start-i18n.js';

const LOCALES: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' };

/** Currencies that Chinese names in words, right behind the number; the others keep their code. */
const CURRENCIES_IN_ZH: Readonly<Record<string, string>> = {
  CNY: '元',
  USD: '美元',
  EUR: '欧元',
  HKD: '港元',
  JPY: '日元',
  GBP: '英镑',
};

/** Numbers and dates the way the user's language writes them, as the server writes them in its sentences. */
export interface Formats {
  readonly language: Language;
  /** An amount with its unit, rounded for people: `CNY 1.2M`, `120万元`. */
  readonly amount: (value: number, unit: string) => string;
  readonly number: (value: number) => string;
  readonly percent: (share: number) => string;
  /** An ISO date. */
  readonly date: (date: string) => string;
}

function formatsIn(language: Language): Formats {
  const locale = LOCALES[language];
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 });
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const day = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return {
    language,
    amount: (value, unit) => withUnit(compact.format(value), unit, language),
    number: (value) => plain.format(value),
    percent: (share) => percent.format(share),
    date: (date) => day.format(new Date(`${date.slice(0, 10)}T00:00:00Z`)),
  };
}

export function useFormats(): Formats {
  const { i18n } = useTranslation();
  const language = languageOf(i18n.language);
  return useMemo(() => formatsIn(language), [language]);
}

function withUnit(number: string, unit: string, language: Language): string {
  if (unit === '') return number;
  if (/^[A-Z]{3}$/u.test(unit) && unit !== 'TEU' && unit !== 'FEU' && unit !== 'CBM') {
    return language === 'en' ? `${unit} ${number}` : number + (CURRENCIES_IN_ZH[unit] ?? ` ${unit}`);
  }
  return `${number} ${unit}`;
}
