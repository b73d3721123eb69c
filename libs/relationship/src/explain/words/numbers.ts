import type { Language, Numbers } from './phrases.js';

const LOCALES: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' };

/** Numbers for people, in a language; an amount carries its unit. */
export function numbersIn(language: Language, unit: string): Numbers {
  const locale = LOCALES[language];
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 });
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  return {
    amount: (value) =>
      unit === '' ? compact.format(value) : withUnit(language, compact.format(value), unit),
    number: (value) => plain.format(value),
    percent: (share) => percent.format(share),
  };
}

function withUnit(language: Language, number: string, unit: string): string {
  return language === 'en' && unit.length === 3 && unit === unit.toUpperCase()
    ? `${unit} ${number}`
    : `${number} ${unit}`;
}
