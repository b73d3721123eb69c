import type { Port } from '#pipeline';

export type Known = Port;
