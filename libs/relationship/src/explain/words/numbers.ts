import type { Language, Numbers } from './phrases.js';

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

/** Numbers for people, in a language; an amount carries its unit. */
export function numbersIn(language: Language, measure: 'value' | 'volume', unit: string): Numbers {
  const locale = LOCALES[language];
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 });
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const amount = measure === 'value' ? money(language, unit) : quantity(unit);
  return {
    amount: (value) => amount(compact.format(value)),
    number: (value) => plain.format(value),
    percent: (share) => percent.format(share),
  };
}

function money(language: Language, currency: string): (number: string) => string {
  if (currency === '') return (number) => number;
  if (language === 'en') return (number) => `${currency} ${number}`;
  const word = CURRENCIES_IN_ZH[currency] ?? ` ${currency}`;
  return (number) => number + word;
}

function quantity(unit: string): (number: string) => string {
  return unit === '' ? (number) => number : (number) => `${number} ${unit}`;
}
