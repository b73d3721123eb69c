import type { WeeklyCells } from '../detect/index.js';
import type { AccountState } from './account-state.js';

/** The account's weekly record as the detector reads it. */
export function cellsOf({ volume, orders }: AccountState): WeeklyCells {
  return {
    volumeFrom: volume.from,
    volume: volume.values,
    ordersFrom: orders.from,
    orders: orders.values,
  };
}
