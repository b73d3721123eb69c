import type { Task } from '../api/generated/index.js';

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

/** What an alert or a task is for. */
export type AnyCause = Task['cause'];

/** Those of tasks that people have made, and calls that are due, are quiet: nothing is wrong with the account. */
export function colorOf(cause: AnyCause): string {
  return cause === 'loosening' || cause === 'paused' ? COLORS[cause] : COLORS.muted;
}
