import { isoDateOf, type Day } from './calendar.js';
import type { PlantedKind } from './demo-company.js';
import type { Random } from './random.js';

/** What happens to an account on top of its ordinary behaviour. */
export interface Story {
  readonly kind: PlantedKind;
  readonly from: Day;
  readonly note: string;
  /** Volume relative to ordinary on a day (1 = nothing happens). */
  level(day: Day): number;
  /** How much of the level shows in smaller shipments rather than fewer ones, 0 to 1. */
  readonly sizePart: number;
  /** From this day on nothing moves on the main lane any more. */
  readonly mainLaneLostFrom?: Day;
}

/** Draws one story of its sort, dated relative to `today`. */
export type StoryMaker = (today: Day, random: Random) => Story;

const WEEK = 7;

/** Nothing happens. */
export function steady(firstDay: Day): Story {
  return { kind: 'none', from: firstDay, note: 'Steady throughout', level: () => 1, sizePart: 0 };
}

/** A step down to 20-45 %, 6 to 16 weeks ago. */
export const recentStep: StoryMaker = (today, random) =>
  stepDown(today - WEEK * random.integer(6, 16), random.uniform(0.2, 0.45));

/** A step down one to two years ago that was never made good. */
export const oldStep: StoryMaker = (today, random) =>
  stepDown(today - WEEK * random.integer(60, 105), random.uniform(0.25, 0.5));

/** A slow decline to 12-30 % that began 16 to 30 weeks ago. */
export const gradualDecline: StoryMaker = (today, random) => {
  const weeks = random.integer(16, 30);
  const from = today - WEEK * weeks;
  const floor = random.uniform(0.12, 0.3);
  const days = WEEK * random.integer(12, Math.min(weeks - 2, 22));
  return {
    kind: 'loosening',
    from,
    note: `Declines since ${isoDateOf(from)}, over ${days / WEEK} weeks, to ${percent(floor)} of its former volume`,
    level: (day) => 1 - (1 - floor) * clamp((day - from) / days),
    sizePart: 0.25,
  };
};

/** The main lane went to a competitor 8 to 14 weeks ago; the other lanes stay. */
export const laneLoss: StoryMaker = (today, random) => {
  const from = today - WEEK * random.integer(8, 14);
  return {
    kind: 'lane-loss',
    from,
    note: `Main lane with a competitor since ${isoDateOf(from)}`,
    level: () => 1,
    sizePart: 0,
    mainLaneLostFrom: from,
  };
};

/** Stopped 4 to 10 weeks ago. */
export const recentStop: StoryMaker = (today, random) => {
  const from = today - WEEK * random.integer(4, 10);
  return silent('stop', from, today + 1, `Nothing since ${isoDateOf(from)}`);
};

/** Stopped 5 to 9 months ago and not come back. */
export const longPause: StoryMaker = (today, random) => {
  const from = today - WEEK * random.integer(22, 39);
  return silent('pause', from, today + 1, `Paused since ${isoDateOf(from)}`);
};

/** Away for 4 to 6 months, back since 3 to 12 weeks ago. */
export const wonBack: StoryMaker = (today, random) => {
  const back = today - WEEK * random.integer(3, 12);
  const left = back - WEEK * random.integer(18, 26);
  const pause = silent('win-back', left, back, `Away from ${isoDateOf(left)}, back on ${isoDateOf(back)}`);
  return { ...pause, from: back };
};

/** A gap of 6 to 12 weeks in the past, with a full recovery. */
export const temporaryGap: StoryMaker = (today, random) => {
  const from = today - WEEK * random.integer(45, 120);
  const weeks = random.integer(6, 12);
  return silent(
    'temporary',
    from,
    from + WEEK * weeks,
    `No shipments for ${weeks} weeks from ${isoDateOf(from)}`,
  );
};

/** Grows evenly to 1.6-2.4 times its former volume by today. */
export const growth: StoryMaker = (today, random) => {
  const from = today - WEEK * random.integer(40, 100);
  const factor = random.uniform(1.6, 2.4);
  return {
    kind: 'growth',
    from,
    note: `Grows since ${isoDateOf(from)}, now ${percent(factor)} of its former volume`,
    level: (day) => 1 + (factor - 1) * clamp((day - from) / (today - from)),
    sizePart: 0.3,
  };
};

function stepDown(from: Day, to: number): Story {
  return {
    kind: 'loosening',
    from,
    note: `Down to ${percent(to)} of its former volume since ${isoDateOf(from)}`,
    level: (day) => (day < from ? 1 : to),
    sizePart: 0.25,
  };
}

function silent(kind: PlantedKind, from: Day, until: Day, note: string): Story {
  return { kind, from, note, level: (day) => (day >= from && day < until ? 0 : 1), sizePart: 0 };
}

function clamp(part: number): number {
  return Math.min(1, Math.max(0, part));
}

function percent(part: number): string {
  return `${Math.round(part * 100)} %`;
}
