import { useFormats } from '../format/formats.js';

/** Writes counts, shares and days of statistics; a dash where there is nothing to count. */
export function useLearnedFormats() {
  const { number, percent } = useFormats();
  return {
    count: (value: number) => number(value),
    share: (value: number | null) => (value === null ? '–' : percent(value)),
    days: (value: number | null) => (value === null ? '–' : number(value)),
  };
}
