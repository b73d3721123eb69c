import { z } from 'zod';

const holiday = z
  .strictObject({
    date: z.iso.date(),
    name: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }).readonly(),
  })
  .readonly();

/**
 * The working days of one country as data. It enters the log as `calendar.published`, so that a replay years later
 * counts the same working days, whatever the calendar packages say by then.
 */
export const calendarDataSchema = z
  .strictObject({
    /** ISO 3166 alpha-2. */
    country: z.string().length(2),
    /** First and last day that the lists below speak about; other days have weekends only. */
    from: z.iso.date(),
    to: z.iso.date(),
    /** Public holidays on which nobody works, in date order, one entry a day; those on a weekend are listed too. */
    holidays: z.array(holiday).readonly(),
    /** Saturdays and Sundays that are worked in return for a longer holiday (调休), in date order. */
    makeUpDays: z.array(z.iso.date()).readonly(),
    /** From this year on the authorities' own list was not out yet: days are inferred and lack make-up days. */
    estimatedFrom: z.int().exactOptional(),
  })
  .readonly();

export type CalendarData = z.infer<typeof calendarDataSchema>;
export type Holiday = z.infer<typeof holiday>;
