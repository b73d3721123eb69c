import { refuse } from './row-error.js';
import type { Refusal } from './row-error.js';

const LETTERS = Array.from({ length: 26 }, (_, letter) => String.fromCharCode(65 + letter));

/** Lower-case code, English name and Chinese name → ISO 3166 alpha-2. */
const COUNTRIES: ReadonlyMap<string, string> = new Map(
  ['en', 'zh-CN'].flatMap((locale) => {
    const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
    return LETTERS.flatMap((a) =>
      LETTERS.flatMap((b): (readonly [string, string])[] => {
        const code = a + b;
        const name = names.of(code);
        // ZZ is "unknown region"; XA and XB are pseudo-locales.
        if (name === undefined || /^(?:ZZ|XA|XB)$/u.test(code)) return [];
        return [
          [code.toLowerCase(), code],
          [name.toLowerCase(), code],
        ];
      }),
    );
  }),
);

/** A country as ISO 3166 alpha-2, from its code or its English or Chinese name. */
export function parseCountry(text: string): string | Refusal {
  return (
    COUNTRIES.get(text.toLowerCase()) ??
    refuse('The country is not known; write its ISO 3166 code of two letters.')
  );
}
