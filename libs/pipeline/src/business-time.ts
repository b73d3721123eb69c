/** Days and instants in the business time zone, for the shell: the fold gets dates that are already read in it. */
export interface BusinessTime {
  /** The ISO date of an instant. */
  dateOf(instant: string): string;
  /** The start of a day as ISO text with the zone's offset: `2026-11-23T00:00:00+08:00`. */
  startOf(date: string): string;
}

/** @param timeZone IANA name; throws RangeError for another one */
export function businessTime(timeZone: string): BusinessTime {
  // Files carry a few thousand different dates in millions of rows.
  const starts = new Map<string, string>();
  return {
    dateOf: (instant) => Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString(),
    startOf: (date) => {
      const known = starts.get(date);
      if (known !== undefined) return known;
      const start = Temporal.PlainDate.from(date).toZonedDateTime(timeZone);
      const text = start.toString({ timeZoneName: 'never', smallestUnit: 'second' });
      starts.set(date, text);
      return text;
    },
  };
}
