import type { Day } from './calendar.js';
import { annualValue, type AccountProfile } from './profile.js';
import type { Random } from './random.js';
import {
  gradualDecline,
  growth,
  laneLoss,
  longPause,
  oldStep,
  recentStep,
  recentStop,
  steady,
  temporaryGap,
  wonBack,
  type Story,
  type StoryMaker,
} from './stories.js';

interface Part {
  readonly make: StoryMaker;
  readonly accounts: number;
  /** How many of them are among the largest accounts, so that there is something to lose. */
  readonly large: number;
  /** Bookings per week an account needs for the story to be told by its shipments. */
  readonly leastRate: number;
}

const PARTS: readonly Part[] = [
  { make: recentStep, accounts: 8, large: 2, leastRate: 0.9 },
  { make: gradualDecline, accounts: 4, large: 1, leastRate: 0.8 },
  { make: laneLoss, accounts: 4, large: 1, leastRate: 1.2 },
  { make: recentStop, accounts: 4, large: 1, leastRate: 0.7 },
  { make: longPause, accounts: 3, large: 0, leastRate: 0.4 },
  { make: wonBack, accounts: 4, large: 1, leastRate: 0.7 },
  { make: temporaryGap, accounts: 6, large: 1, leastRate: 0.5 },
  { make: growth, accounts: 10, large: 2, leastRate: 0.3 },
  { make: oldStep, accounts: 6, large: 0, leastRate: 0.5 },
];
const LARGE_ACCOUNTS = 16;
const LEAST_LARGE_RATE = 1.2;
/** Where bookings come in bursts, a change cannot be told from a quiet month. */
const LEAST_REGULARITY = 1;

/** Gives every account its story, in the order of `profiles`; most stay steady. */
export function castStories(
  profiles: readonly AccountProfile[],
  historyStart: Day,
  today: Day,
  random: Random,
): readonly Story[] {
  // A change means something only against a full and regular past.
  const candidates = profiles.filter(
    ({ firstDay, regularity }) => firstDay === historyStart && regularity >= LEAST_REGULARITY,
  );
  const large = new Set(
    candidates
      .filter(({ weeklyRate }) => weeklyRate >= LEAST_LARGE_RATE)
      .toSorted((a, b) => annualValue(b) - annualValue(a))
      .slice(0, LARGE_ACCOUNTS),
  );
  const cast = new Map<AccountProfile, Story>();
  for (const part of PARTS) {
    for (let n = 0; n < part.accounts; n++) {
      const fits = (profile: AccountProfile) =>
        !cast.has(profile) && large.has(profile) === n < part.large && profile.weeklyRate >= part.leastRate;
      cast.set(random.pick(candidates.filter(fits)), part.make(today, random));
    }
  }
  return profiles.map((profile) => cast.get(profile) ?? steady(profile.firstDay));
}
