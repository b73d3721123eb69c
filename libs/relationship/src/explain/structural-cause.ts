import type { AlertFacts, FallPart } from './alert-facts.js';
import { OTHER_PARTS } from './fall-by-part.js';

/** Orders below this share of the expected ones count as down. */
const ORDERS_DOWN = 0.8;
/** A volume from this share of the expected one on counts as held. */
const VOLUME_HELD = 0.9;
/** A service that ships less than this share of its expectation is down. */
const SERVICE_DOWN = 0.8;
/** What grew must make up for this share of what fell. */
const MADE_UP = 0.5;

/** Fewer but larger orders: the volume is held, and the rarer orders are not the relationship's fault. */
export function isConsolidated({ shipped, expected, orders, expectedOrders }: AlertFacts): boolean {
  return (
    orders > 0 && orders < ORDERS_DOWN * expectedOrders && shipped >= VOLUME_HELD * expected && expected > 0
  );
}

/** One service went down and another one up in its place. */
export interface ModeShift {
  readonly from: FallPart;
  readonly to: FallPart;
}

/** A shift from one service to another within the account, by the amounts of the window; the largest, if there is any. */
export function modeShift({ parts }: AlertFacts): ModeShift | undefined {
  const services = parts.filter(
    ({ dimension, key }) => dimension === 'service' && key !== '' && key !== OTHER_PARTS,
  );
  const [to] = services.toSorted((one, other) => missing(one) - missing(other));
  const [from] = services.toSorted((one, other) => missing(other) - missing(one));
  if (from === undefined || to === undefined || missing(from) <= 0) return undefined;
  const down = from.shipped < SERVICE_DOWN * from.expected;
  return down && -missing(to) >= MADE_UP * missing(from) ? { from, to } : undefined;
}

function missing({ expected, shipped }: FallPart): number {
  return expected - shipped;
}
