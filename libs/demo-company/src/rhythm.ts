import { holidayFactor, weekdayOf, type Day } from './calendar.js';
import type { AccountProfile } from './profile.js';
import type { Random } from './random.js';
import type { Story } from './stories.js';

const DAYS_PER_YEAR = 365.25;
const WEEK = 7;
const SATURDAY = 5;
const SATURDAY_WEIGHT = 0.3;
/** Extra weight of an account's own weekday, beside 1 for each day from Monday to Friday. */
const OWN_WEEKDAY_WEIGHT = 2;
const WEEK_WEIGHT = 5 + OWN_WEEKDAY_WEIGHT + SATURDAY_WEIGHT;

/** The market everybody ships in, day by day from `start` to `end`. */
export interface Market {
  readonly start: Day;
  readonly end: Day;
  /** Holiday factor of each day for a Chinese factory. */
  readonly holidays: readonly number[];
  /** The year's season, the same for all. */
  readonly season: readonly number[];
  /** A slump of ten weeks in the second year and ten weeks of recovery. */
  readonly slump: readonly number[];
}

/** Draws the market for a history from `start` to `end`, both included. */
export function drawMarket(start: Day, end: Day, random: Random): Market {
  const days = Array.from({ length: end - start + 1 }, (_, index) => start + index);
  const phase = random.uniform(0, 1);
  const slumpStart = start + WEEK * random.integer(58, 76);
  return {
    start,
    end,
    holidays: days.map(holidayFactor),
    season: days.map((day) => wave(day, 0.12, phase)),
    slump: days.map((day) => {
      const week = (day - slumpStart) / WEEK;
      if (week < 0 || week >= 20) return 1;
      return week < 10 ? 0.6 : 0.6 + 0.04 * (week - 10);
    }),
  };
}

/** The days of an account's bookings, in order; a day occurs once for every booking. */
export function bookingDays(
  profile: AccountProfile,
  story: Story,
  market: Market,
  random: Random,
): readonly Day[] {
  const { weeklyRate, regularity } = profile;
  const days: Day[] = [];
  // A gamma renewal process in the account's own time, which runs with its demand: fast in season, not at all on a holiday.
  const gap = () => random.gamma(regularity) / regularity;
  let next = gap() * random.uniform(0, 1);
  let elapsed = 0;
  for (let day = profile.firstDay; day <= market.end; day++) {
    elapsed += weeklyRate * demand(profile, market, day) * Math.pow(story.level(day), 1 - story.sizePart);
    for (; next <= elapsed; next += gap()) days.push(day);
  }
  return days;
}

/** Expected bookings of a day relative to those of an ordinary week. */
function demand(profile: AccountProfile, market: Market, day: Day): number {
  const index = day - market.start;
  const holidays = 1 - profile.holidayShare * (1 - (market.holidays[index] ?? 1));
  const slump = profile.feelsSlump ? (market.slump[index] ?? 1) : 1;
  const season = (market.season[index] ?? 1) * wave(day, profile.season.amplitude, profile.season.phase);
  return weekdayPart(day, profile.weekday) * holidays * slump * season;
}

function weekdayPart(day: Day, own: number): number {
  const weekday = weekdayOf(day);
  if (weekday > SATURDAY) return 0;
  const weight = weekday === SATURDAY ? SATURDAY_WEIGHT : 1;
  return (weight + (weekday === own ? OWN_WEEKDAY_WEIGHT : 0)) / WEEK_WEIGHT;
}

function wave(day: Day, amplitude: number, phase: number): number {
  return 1 + amplitude * Math.sin(2 * Math.PI * (day / DAYS_PER_YEAR + phase));
}
