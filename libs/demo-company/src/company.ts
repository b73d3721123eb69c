import { bookingsOf, type Booking } from './bookings.js';
import { dayOf, isoDateOf, weekdayOf, type Day } from './calendar.js';
import { castStories } from './casting.js';
import { CLUSTERS } from './clusters.js';
import type { DemoAccountRow, DemoCompany, DemoShipmentRow } from './demo-company.js';
import { MANAGERS, OVERSEAS } from './managers.js';
import { chineseNames, overseasNames, type CompanyName, type OverseasCountry } from './names.js';
import { drawProfile, type Home } from './profile.js';
import { peopleOf } from './people.js';
import { createRandom, type Random } from './random.js';
import { bookingDays, drawMarket } from './rhythm.js';
import { SERVICES } from './services.js';
import { talksOf } from './talks.js';

const HISTORY_WEEKS = 156;
const CHINESE_ACCOUNTS = 96;
const OVERSEAS_ACCOUNTS: readonly (readonly [OverseasCountry, number])[] = [
  ['DE', 22],
  ['GB', 20],
  ['US', 22],
];

/**
 * Invents a Chinese freight forwarder: 160 key accounts, their managers, and three years of shipments up to and
 * including `today` (an ISO date from 2022-03 to 2031). Alike for the same seed and day.
 */
export function generateCompany({ seed, today }: { seed: number; today: string }): DemoCompany {
  const random = createRandom(seed);
  const end = dayOf(today);
  const start = end - weekdayOf(end) - 7 * HISTORY_WEEKS;
  const market = drawMarket(start, end, random.fork());

  const companies = random.shuffle(inventCompanies(random.fork()));
  const accounts = assignOwners(companies);
  const profiles = companies.map(({ home }) => drawProfile(home, start, random.fork()));
  const stories = castStories(profiles, start, end, random.fork());

  const members = zip(accounts, zip(profiles, stories));
  const rows = numberShipments(
    members.flatMap(([{ account_id }, [profile, story]]) => {
      const own = random.fork();
      const days = bookingDays(profile, story, market, own);
      return bookingsOf(account_id, days, profile, story, own);
    }),
    end,
  );
  // Drawn last, so that shipments do not depend on it.
  const contacts = members.map(([account]) => peopleOf(account, random.fork()));
  const interactions = zip(members, contacts).flatMap(([[account, [, story]], people]) =>
    talksOf(account, people, story, end, random.fork()),
  );
  return {
    accounts,
    managers: MANAGERS,
    contacts: contacts.flat(),
    interactions,
    planted: members.map(([{ account_id }, [, { kind, from, note }]]) => ({
      account_id,
      kind,
      from: isoDateOf(from),
      note,
    })),
    shipments: () => rows,
  };
}

interface Company extends CompanyName {
  readonly home: Home;
}

function inventCompanies(random: Random): readonly Company[] {
  const nextName = chineseNames(random);
  const chinese = Array.from({ length: CHINESE_ACCOUNTS }, () => {
    const cluster = random.pick(CLUSTERS);
    return { ...nextName(cluster), home: { cluster } };
  });
  const overseas = OVERSEAS_ACCOUNTS.flatMap(([country, count]) => {
    const nextImporter = overseasNames(country, random);
    return Array.from({ length: count }, () => ({ ...nextImporter(), home: { country } }));
  });
  return [...chinese, ...overseas];
}

/** Numbers the accounts and gives each to the manager of its team who has the fewest so far. */
function assignOwners(companies: readonly Company[]): readonly DemoAccountRow[] {
  const load = new Map(MANAGERS.filter(({ role }) => role === 'manager').map((manager) => [manager, 0]));
  return companies.map(({ home, ...name }, index) => {
    const team = 'cluster' in home ? home.cluster.team : OVERSEAS;
    const members = [...load].filter(([manager]) => manager.team === team);
    const [owner, accounts] = members.reduce((least, member) => (member[1] < least[1] ? member : least));
    load.set(owner, accounts + 1);
    return {
      account_id: `KA${String(index + 1).padStart(3, '0')}`,
      ...name,
      owner: owner.id,
      team,
      country: 'cluster' in home ? 'CN' : home.country,
    };
  });
}

/**
 * Puts the bookings in order of date and numbers them within service and month, as a forwarder's system would.
 * At a weekend in the holidays nothing may have moved for days; a demonstration must still show a living feed, so the
 * last bookings are then dated the last day that is not a Sunday.
 */
function numberShipments(bookings: readonly Booking[], end: Day): readonly DemoShipmentRow[] {
  const latest = bookings.reduce((day, booking) => Math.max(day, booking.day), 0);
  const fresh = weekdayOf(end) === 6 ? end - 1 : end;
  const issued = new Map<string, number>();
  const isoDates = new Map<Day, string>();
  return bookings
    .toSorted((a, b) => a.day - b.day)
    .map((booking) => {
      const quietEnd = booking.day === latest && latest < end - 1;
      const date = isoDates.get(booking.day) ?? isoDateOf(quietEnd ? fresh : booking.day);
      isoDates.set(booking.day, date);
      const { prefix, unit } = SERVICES[booking.service];
      const series = `${prefix}${date.slice(2, 4)}${date.slice(5, 7)}`;
      const number = (issued.get(series) ?? 0) + 1;
      issued.set(series, number);
      return {
        account_id: booking.accountId,
        date,
        shipment_id: `${series}-${String(number).padStart(4, '0')}`,
        orders: '1',
        volume: String(booking.volume),
        unit,
        value: booking.value.toFixed(2),
        currency: 'CNY',
        service: booking.service,
        lane: booking.lane,
        carrier: booking.carrier,
      };
    });
}

/** Pairs two lists of the same length. */
function zip<A, B>(as: readonly A[], bs: readonly B[]): readonly (readonly [A, B])[] {
  return as.flatMap((a, index) => bs.slice(index, index + 1).map((b): readonly [A, B] => [a, b]));
}
