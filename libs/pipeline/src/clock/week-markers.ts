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
 * `week.ended` for every partition. However often it is sent, the first one counts; the id is a hash of the week and of the
 * day on which it is said, so that one that was said too early does not stand in the way of the right one.
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
  const saidAt = time.startOf(today > over && !backfill ? today : over);
  return Array.from({ length: partitions }, (_, partition): WeekEnded => {
    const subject = partitionSubject(partition);
    return {
      id: deriveId(subject, 'mooring.week.ended', weekStart(week), saidAt),
      source: SYSTEM_SOURCE,
      type: 'mooring.week.ended',
      subject,
      time: saidAt,
      dataschema: dataschemaOf('mooring.week.ended'),
      data: { week: weekStart(week), delivered },
      ...(backfill ? { backfill } : {}),
    };
  });
}
