import { z } from 'zod';
import { calendarDataSchema } from '../calendar/calendar-data.js';
import { calibrationSchema } from '../calibrate/calibration.js';
import { scoreBinsSchema } from '../calibrate/score-bins.js';
import { lapsing } from '../contact-clock/contact-clock-events.js';
import { settingsSchema } from '../settings/settings.js';

const week = z.iso.date();
/** Feed name -> ISO date of its last row. */
const horizons = z.record(z.string(), z.iso.date());

/** The clock or an importer says that a week is over; a marker in every partition. */
export const weekEnded = z
  .strictObject({
    week,
    /** How far feeds are known to have delivered, beyond the rows already in the log (an importer has read ahead). */
    delivered: horizons,
  })
  .readonly();

/** What accounts that the same feeds carry contribute: it does not count when one of the feeds turns out silent. */
const measuredPart = z
  .strictObject({ feeds: z.array(z.string()).readonly(), numerator: z.int(), denominator: z.int() })
  .readonly();

/** One partition's contribution to the index of a week, in integers of 1e-9 so that sums are exact. */
export const weekMeasured = z
  .strictObject({
    week,
    partition: z.int().min(0),
    numerator: z.int(),
    denominator: z.int(),
    /** How much of it comes from accounts of which feeds; absent in logs that were begun without. */
    parts: z.array(measuredPart).readonly().exactOptional(),
    delivered: horizons,
    /** What became of accounts that were judged half a year ago; only where probabilities are calibrated. */
    outcomes: scoreBinsSchema.exactOptional(),
    /** Accounts whose contact clock has run out; only in live weeks, and only where one is set. */
    lapsing: z.array(lapsing).readonly().exactOptional(),
  })
  .readonly();

/** The week is closed for everybody, once: the one index, and whose rows were missing. */
export const weekClosed = z
  .strictObject({
    week,
    /** Orders and volume of the portfolio in this week against their usual level; 1 = as usual. */
    index: z.number(),
    /** Feeds that had not delivered past this week: nobody is judged on them. */
    silent: z.array(z.string()).readonly(),
    /** Carried when they changed since the last closed week. */
    settings: settingsSchema.exactOptional(),
    calendars: z.array(calendarDataSchema).readonly().exactOptional(),
    calibration: calibrationSchema.exactOptional(),
    /** Ids of the accounts that somebody is to be asked to speak to, over all partitions; missing where there are none. */
    outOfTouch: z.array(z.string().min(1)).readonly().exactOptional(),
  })
  .readonly();

/** An import of history stands between these two; the clock is mute meanwhile. */
export const importMark = z
  .strictObject({ importId: z.string().min(1), source: z.string().min(1) })
  .readonly();

export type WeekMeasured = z.infer<typeof weekMeasured>;
export type WeekClosed = z.infer<typeof weekClosed>;
