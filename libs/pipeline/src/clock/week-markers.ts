import {
  dataschemaOf,
  dateOfDay,
  mondayOf,
  type EventOfType,
  partitionSubject,
  SYSTEM_SOURCE,
  weekStart,
} from '#relationship';
import type { BusinessTime } from '../business-time.js';
import { deriveId } from '../derive-id.js';

type WeekEnded = EventOfType<'mooring.week.ended'>;

/** What a week's end is said with. */
export interface WeekEnd {
  readonly week: number;
  readonly partitions: number;
  readonly time: BusinessTime;
  /** Feed -> ISO date: what an importer has read ahead; nothing otherwise. */
  readonly delivered: Readonly<Record<string, string>>;
  /** ISO date on which it is said, when that is after the week's end: deadlines count from there. */
  readonly today: string;
  readonly backfill: boolean;
}

/**
 * `week.ended` for every partition. The id is a hash of the week, so however often it is sent, the first one counts.
 */
export function weekMarkers({
  week,
  partitions,
  time,
  delivered,
  today,
  backfill,
}: WeekEnd): readonly WeekEnded[] {
  const over = dateOfDay(mondayOf(week + 1));
  return Array.from({ length: partitions }, (_, partition): WeekEnded => {
    const subject = partitionSubject(partition);
    return {
      id: deriveId(subject, 'mooring.week.ended', weekStart(week)),
      source: SYSTEM_SOURCE,
      type: 'mooring.week.ended',
      subject,
      time: time.startOf(today > over && !backfill ? today : over),
      dataschema: dataschemaOf('mooring.week.ended'),
      data: { week: weekStart(week), delivered },
      ...(backfill ? { backfill } : {}),
    };
  });
}
