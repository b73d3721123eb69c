import { z } from 'zod';

const milli = z.int().min(0);

/**
 * A whole shipment as one version of the truth; the highest version wins, whatever order versions arrive in.
 * Quantities and money are integers in thousandths, so that sums do not depend on order.
 */
export const wholeShipment = z
  .strictObject({
    shipmentId: z.string().min(1),
    /** Higher versions replace lower ones. */
    version: z.int().min(0),
    /** ISO date in the business time zone. */
    date: z.iso.date(),
    /** How many orders this row stands for. */
    orders: z.int().min(0),
    /** What a weekly cell adds up, in thousandths of the base currency or of the installation's unit; the rate is already applied. */
    amount: milli,
    quantity: milli.exactOptional(),
    unit: z.string().exactOptional(),
    /** Revenue in thousandths of `currency`. */
    value: milli.exactOptional(),
    /** ISO 4217. */
    currency: z.string().exactOptional(),
    /** Units of the base currency for one unit of `currency`, as applied at the door. */
    rate: z.number().positive().exactOptional(),
    service: z.string().exactOptional(),
    loadType: z.string().exactOptional(),
    /** UN/LOCODE pair `CNSHA-DEHAM`, or the feed's own words. */
    lane: z.string().exactOptional(),
    carrier: z.string().exactOptional(),
  })
  .readonly();

/** The shipment does not take place (or moved to another account): a tombstone under its own version. */
export const shipmentCancelled = z
  .strictObject({ shipmentId: z.string().min(1), version: z.int().min(0) })
  .readonly();

export type WholeShipment = z.infer<typeof wholeShipment>;
