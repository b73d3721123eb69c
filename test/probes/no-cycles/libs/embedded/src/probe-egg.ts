import type { Hen } from './the-hen.js';

export interface Egg {
  readonly from: Hen;
}
