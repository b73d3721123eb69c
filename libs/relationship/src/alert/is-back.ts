import type { DataOf } from '../event/catalogue.js';

/** Below this an account that ships evenly again is not back, as in the ground truth of loosening (`outcomeOf`). */
const SETTLED_LOWER = 0.5;

/** Whether an alert cleared because the account is back, rather than that it ships evenly at a lower level. */
export function isBack({ share }: DataOf<'mooring.relationship.recovered'>): boolean {
  return share === undefined || share >= SETTLED_LOWER;
}
