/** The palette: deep water, and the two states that call for somebody. */
export const COLORS = {
  brand: '#0e7490',
  ink: '#12303f',
  muted: '#5b7482',
  loosening: '#d97706',
  paused: '#b4325f',
  good: '#2f8f5b',
  band: '#cfe3ea',
  bar: '#3f8fa8',
  openBar: '#a9cbd7',
} as const;

export function colorOf(cause: 'loosening' | 'paused' | 'keep-in-touch'): string {
  return cause === 'keep-in-touch' ? COLORS.brand : COLORS[cause];
}
