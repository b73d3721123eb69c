import type { AlertFacts } from './alert-facts.js';

/** Shares of a fall, 0 to 1, that add up to 1. */
export interface FallByKind {
  /** Carried by fewer orders. */
  readonly fewer: number;
  /** Carried by smaller orders. */
  readonly smaller: number;
}

/**
 * Whether a fall is one of fewer or of smaller orders: the Shapley split of orders × size, where each factor's part is
 * taken at the mean of the other one before and now, so that both parts add up to the fall. A factor that grew carries
 * nothing of it. Undefined when there is no fall, or no orders were expected.
 */
export function fallByKind({
  shipped,
  expected,
  orders,
  expectedOrders,
}: AlertFacts): FallByKind | undefined {
  if (expectedOrders <= 0 || expected <= shipped) return undefined;
  const usual = expected / expectedOrders;
  const size = orders > 0 ? shipped / orders : usual;
  const fewer = Math.max(0, ((expectedOrders - orders) * (usual + size)) / 2);
  const smaller = Math.max(0, ((usual - size) * (expectedOrders + orders)) / 2);
  const fall = fewer + smaller;
  return fall > 0 ? { fewer: fewer / fall, smaller: smaller / fall } : undefined;
}
