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

/** Whether what was expected was shipped, or nearly so. */
export function isVolumeHeld({ shipped, expected }: AlertFacts): boolean {
  return shipped >= VOLUME_HELD * expected;
}

/** Fewer but larger orders: the volume is held, and the rarer orders are not the relationship's fault. */
export function isConsolidated(facts: AlertFacts): boolean {
  const { expected, orders, expectedOrders } = facts;
  return orders > 0 && orders < ORDERS_DOWN * expectedOrders && isVolumeHeld(facts) && expected > 0;
}

/** One service went down and another one up in its place. */
export interface ModeShift {
  readonly from: FallPart;
  readonly to: FallPart;
}

/** A shift from one service to another within the account, by the amounts of the window; the largest, if there is any. */
export function modeShift(facts: AlertFacts): ModeShift | undefined {
  const { from, to } = extremes(facts);
  if (from === undefined || to === undefined || missing(from) <= 0) return undefined;
  const isDown = from.shipped < SERVICE_DOWN * from.expected;
  return isDown && tookUp(to, from) ? { from, to } : undefined;
}

/** Whether a service fell, and no other one took up even half of what is missing there. */
export function noneTookUp(facts: AlertFacts): boolean {
  const { from, to } = extremes(facts);
  return from !== undefined && to !== undefined && from !== to && missing(from) > 0 && !tookUp(to, from);
}

function tookUp(to: FallPart, from: FallPart): boolean {
  return -missing(to) >= MADE_UP * missing(from);
}

/** The named services that fell and that grew the most. */
function extremes({ parts }: AlertFacts): Partial<ModeShift> {
  const services = parts
    .filter(({ dimension, key }) => dimension === 'service' && key !== '' && key !== OTHER_PARTS)
    .toSorted((one, other) => missing(other) - missing(one));
  const [from] = services;
  const to = services.at(-1);
  return { ...(from && { from }), ...(to && { to }) };
}

function missing({ expected, shipped }: FallPart): number {
  return expected - shipped;
}
