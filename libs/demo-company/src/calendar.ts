/** Days are whole numbers: days since 1970-01-01, without a time zone. */
export type Day = number;

const MILLISECONDS_PER_DAY = 86_400_000;

/** First day of the lunar year, month-day by year. */
const CHINESE_NEW_YEAR: ReadonlyMap<number, string> = new Map([
  [2019, '02-05'],
  [2020, '01-25'],
  [2021, '02-12'],
  [2022, '02-01'],
  [2023, '01-22'],
  [2024, '02-10'],
  [2025, '01-29'],
  [2026, '02-17'],
  [2027, '02-06'],
  [2028, '01-26'],
  [2029, '02-13'],
  [2030, '02-03'],
  [2031, '01-23'],
]);

/** Factors by days counted from a holiday's first day; outside all ranges a day is ordinary. */
type Profile = readonly { readonly from: number; readonly to: number; readonly factor: number }[];

/** Cargo is rushed out before the factories close, and the workers come back over three weeks. */
const NEW_YEAR_PROFILE: Profile = [
  { from: -14, to: -8, factor: 1.25 },
  { from: -7, to: -3, factor: 1.15 },
  { from: -2, to: -2, factor: 0.5 },
  { from: -1, to: 6, factor: 0.04 },
  { from: 7, to: 13, factor: 0.35 },
  { from: 14, to: 20, factor: 0.8 },
  { from: 21, to: 27, factor: 1.1 },
];
const GOLDEN_WEEK_PROFILE: Profile = [
  { from: -7, to: -1, factor: 1.2 },
  { from: 0, to: 6, factor: 0.12 },
  { from: 7, to: 9, factor: 0.9 },
];
const LABOUR_DAY_PROFILE: Profile = [{ from: 0, to: 4, factor: 0.35 }];

/** The day of an ISO date such as 2026-11-23. */
export function dayOf(isoDate: string): Day {
  const day = Date.parse(`${isoDate}T00:00:00Z`) / MILLISECONDS_PER_DAY;
  if (!Number.isInteger(day)) throw new RangeError(`Not an ISO date: ${isoDate}`);
  return day;
}

/** The ISO date of a day. */
export function isoDateOf(day: Day): string {
  return new Date(day * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
}

/** 0 = Monday to 6 = Sunday. */
export function weekdayOf(day: Day): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** The day of Chinese New Year, for the years 2019 to 2031. */
export function chineseNewYear(year: number): Day {
  const monthDay = CHINESE_NEW_YEAR.get(year);
  if (monthDay === undefined) throw new RangeError(`The date of Chinese New Year ${year} is not known here`);
  return dayOf(`${year}-${monthDay}`);
}

/** How much a Chinese factory ships on a day relative to an ordinary day (1), because of public holidays. */
export function holidayFactor(day: Day): number {
  const year = new Date(day * MILLISECONDS_PER_DAY).getUTCFullYear();
  return (
    profileFactor(NEW_YEAR_PROFILE, day - chineseNewYear(year)) *
    profileFactor(GOLDEN_WEEK_PROFILE, day - dayOf(`${year}-10-01`)) *
    profileFactor(LABOUR_DAY_PROFILE, day - dayOf(`${year}-05-01`))
  );
}

function profileFactor(profile: Profile, offset: number): number {
  return profile.find(({ from, to }) => offset >= from && offset <= to)?.factor ?? 1;
}
