import type { Egg } from './probe-egg.js';

export interface Hen {
  readonly from: Egg;
}
