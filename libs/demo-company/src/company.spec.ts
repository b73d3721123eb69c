import { describe, expect, test } from '@jest/globals';
import { chineseNewYear, dayOf, weekdayOf } from './calendar.js';
import { generateCompany } from './company.js';
import type { DemoShipmentRow, PlantedKind } from './demo-company.js';

const TODAY = '2026-11-23';
const company = generateCompany({ seed: 7, today: TODAY });
const rows = [...company.shipments()];
const today = dayOf(TODAY);
const byAccount = Map.groupBy(rows, (row) => row.account_id);
const rowsOf = (accountId: string) => byAccount.get(accountId) ?? [];
const stories = (kind: PlantedKind) => company.planted.filter((story) => story.kind === kind);

/** Value shipped per week in [from, to), in CNY. */
function weeklyValue(shipments: readonly DemoShipmentRow[], from: number, to: number): number {
  const within = shipments.filter(({ date }) => dayOf(date) >= from && dayOf(date) < to);
  return (7 * within.reduce((sum, { value }) => sum + Number(value), 0)) / (to - from);
}

describe('the generated company', () => {
  test('is the same for the same seed and day, and another for another seed', () => {
    const again = generateCompany({ seed: 7, today: TODAY });
    expect(again.accounts).toEqual(company.accounts);
    expect(again.planted).toEqual(company.planted);
    expect(JSON.stringify([...again.shipments()])).toBe(JSON.stringify(rows));
    expect(generateCompany({ seed: 8, today: TODAY }).accounts).not.toEqual(company.accounts);
  });

  test('is made within two seconds', () => {
    const before = performance.now();
    generateCompany({ seed: 11, today: TODAY });
    expect(performance.now() - before).toBeLessThan(2000);
  });

  test('has 160 accounts with different ids and names, about 60 % Chinese, each owned by a manager of its team', () => {
    const { accounts, managers } = company;
    expect(accounts).toHaveLength(160);
    expect(new Set(accounts.map(({ account_id }) => account_id)).size).toBe(160);
    expect(new Set(accounts.map(({ name }) => name)).size).toBe(160);
    expect(new Set(accounts.map(({ name, name_en }) => name_en ?? name)).size).toBe(160);
    expect(accounts.filter(({ country }) => country === 'CN')).toHaveLength(96);
    for (const { owner, team } of accounts) {
      expect(managers).toContainEqual(expect.objectContaining({ id: owner, team, role: 'manager' }));
    }
  });

  test('gives every manager a book of about the same size in the team, and every team one head', () => {
    const teams = Map.groupBy(company.managers, ({ team }) => team);
    expect(teams.size).toBe(3);
    for (const members of teams.values()) {
      const heads = members.filter(({ role }) => role === 'head');
      expect(heads).toHaveLength(1);
      const books = members
        .filter(({ role }) => role === 'manager')
        .map(({ id }) => company.accounts.filter(({ owner }) => owner === id).length);
      expect(Math.max(...books) - Math.min(...books)).toBeLessThanOrEqual(1);
    }
  });

  test('plants every kind of story in the intended number', () => {
    const count = Map.groupBy(company.planted, ({ kind }) => kind);
    expect(Object.fromEntries([...count].map(([kind, planted]) => [kind, planted.length]))).toEqual({
      loosening: 18,
      'lane-loss': 4,
      stop: 4,
      pause: 3,
      'win-back': 4,
      temporary: 6,
      growth: 10,
      none: 111,
    });
  });
});

describe('the shipments', () => {
  test('cover three years up to today, Monday to Saturday, in order of date', () => {
    const dates = rows.map(({ date }) => date);
    expect(dates).toEqual(dates.toSorted());
    expect(dates.at(-1)).toBe(TODAY);
    expect(dayOf(dates[0] ?? '')).toBeLessThan(today - 3 * 364 + 7);
    expect(rows.filter(({ date }) => weekdayOf(dayOf(date)) === 6)).toHaveLength(0);
    const saturdays = rows.filter(({ date }) => weekdayOf(dayOf(date)) === 5);
    expect(saturdays.length / rows.length).toBeLessThan(0.1);
  });

  test('have numbers of their own, whole columns, UN/LOCODE lanes and the unit of their service', () => {
    const units = {
      'sea-fcl': 'TEU',
      'sea-lcl': 'CBM',
      air: 'kg',
      land: 'truck',
      customs: 'declaration',
      warehousing: 'pallet',
    };
    expect(new Set(rows.map(({ shipment_id }) => shipment_id)).size).toBe(rows.length);
    expect(new Set(rows.map(({ service }) => service))).toEqual(new Set(Object.keys(units)));
    const wrong = rows.filter((row) => {
      const transport = row.service !== 'customs' && row.service !== 'warehousing';
      return (
        !(transport ? /^[A-Z]{2}[A-Z2-9]{3}-[A-Z]{2}[A-Z2-9]{3}$/u : /^$/u).test(row.lane) ||
        (row.carrier === '') === transport ||
        !Object.entries(units).some(([service, unit]) => service === row.service && unit === row.unit) ||
        !(Number(row.volume) > 0 && Number(row.value) > 0 && row.orders === '1' && row.currency === 'CNY')
      );
    });
    expect(wrong).toEqual([]);
  });

  test('run on at most four lanes per account', () => {
    for (const [, shipments] of byAccount) {
      const lanes = new Set(shipments.filter(({ lane }) => lane !== '').map(({ lane }) => lane));
      expect(lanes.size).toBeGreaterThanOrEqual(1);
      expect(lanes.size).toBeLessThanOrEqual(4);
    }
  });

  test('nearly cease in Chinese factories at Chinese New Year', () => {
    const chinese = new Set(
      company.accounts.filter(({ country }) => country === 'CN').map(({ account_id }) => account_id),
    );
    const shipments = rows.filter(({ account_id }) => chinese.has(account_id));
    for (const year of [2024, 2025, 2026]) {
      const newYear = chineseNewYear(year);
      const before = weeklyValue(shipments, newYear - 63, newYear - 21);
      expect(weeklyValue(shipments, newYear, newYear + 7) / before).toBeLessThan(0.35);
      expect(weeklyValue(shipments, newYear - 14, newYear - 7) / before).toBeGreaterThan(1);
    }
  });

  test.each([
    '2025-02-02',
    '2026-02-22',
    '2027-02-07',
    '2027-02-10',
    '2026-10-04',
    '2026-05-03',
    '2026-11-22',
  ])('reach today or yesterday when today is %s', (date) => {
    for (let seed = 0; seed < 2; seed++) {
      const last = [...generateCompany({ seed, today: date }).shipments()].at(-1);
      expect(dayOf(last?.date ?? '')).toBeGreaterThanOrEqual(dayOf(date) - 1);
      expect(dayOf(last?.date ?? '')).toBeLessThanOrEqual(dayOf(date));
    }
  });
});

describe('the planted stories', () => {
  test('loosening accounts ship clearly less from the change on', () => {
    const ratios = stories('loosening').map(({ account_id, from, note }) => {
      const change = dayOf(from);
      // A decline has run its course only in the last weeks; a step counts from its first day.
      const low = note.startsWith('Declines') ? today - 41 : change;
      const shipments = rowsOf(account_id);
      return weeklyValue(shipments, low, today + 1) / weeklyValue(shipments, change - 364, change);
    });
    expect(Math.max(...ratios)).toBeLessThan(0.75);
    expect(ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length).toBeLessThan(0.5);
  });

  test('lost lanes carry nothing any more while the other lanes go on', () => {
    for (const { account_id, from } of stories('lane-loss')) {
      const transports = rowsOf(account_id).filter(({ lane }) => lane !== '');
      const before = Map.groupBy(
        transports.filter(({ date }) => date < from),
        ({ lane }) => lane,
      );
      const main = [...before].toSorted((a, b) => b[1].length - a[1].length)[0]?.[0] ?? '';
      const after = transports.filter(({ date }) => date >= from);
      expect(after.filter(({ lane }) => lane === main)).toEqual([]);
      expect(after.length).toBeGreaterThan(0);
    }
  });

  test('stopped and paused accounts ship nothing from that day on', () => {
    for (const { account_id, from } of [...stories('stop'), ...stories('pause')]) {
      expect(rowsOf(account_id).length).toBeGreaterThan(20);
      expect(rowsOf(account_id).filter(({ date }) => date >= from)).toEqual([]);
    }
  });

  test('accounts won back were silent for four months and ship again', () => {
    for (const { account_id, from } of stories('win-back')) {
      const back = dayOf(from);
      expect(weeklyValue(rowsOf(account_id), back - 126, back)).toBe(0);
      expect(weeklyValue(rowsOf(account_id), back, today + 1)).toBeGreaterThan(0);
    }
  });

  test('some of the twenty largest accounts are in trouble', () => {
    const troubled = new Set(
      [...stories('loosening'), ...stories('lane-loss'), ...stories('stop')].map(
        ({ account_id }) => account_id,
      ),
    );
    const largest = [...byAccount]
      .map(([id, shipments]) => ({ id, value: weeklyValue(shipments, today - 728, today - 210) }))
      .toSorted((a, b) => b.value - a.value)
      .slice(0, 20);
    expect(largest.filter(({ id }) => troubled.has(id)).length).toBeGreaterThanOrEqual(3);
  });
});

describe('the people of the generated company', () => {
  const { accounts, contacts, interactions, managers, planted } = company;

  test('every account has one to four contacts with ids of their own, who can be reached by nobody', () => {
    const of = Map.groupBy(contacts, ({ account_id }) => account_id);
    expect([...of.keys()].toSorted()).toEqual(accounts.map(({ account_id }) => account_id).toSorted());
    expect(new Set([...of.values()].map(({ length }) => length))).toEqual(new Set([1, 2, 3, 4]));
    expect(new Set(contacts.map(({ contact_id }) => contact_id)).size).toBe(contacts.length);
    for (const { email } of contacts) expect(email).toMatch(/@customer\.example$/u);
  });

  test('every talk is with a contact of its account, by its manager, on a working weekday of the last year', () => {
    for (const { account_id, date, contacts: contact, by } of interactions) {
      expect(contact.startsWith(`${account_id}-`)).toBe(true);
      expect(contacts).toContainEqual(expect.objectContaining({ contact_id: contact }));
      expect(by).toBe(accounts.find((account) => account.account_id === account_id)?.owner);
      expect(weekdayOf(dayOf(date))).toBeLessThan(5);
      expect(dayOf(date)).toBeLessThan(today);
      expect(dayOf(date)).toBeGreaterThan(today - 420);
    }
    expect(new Set(interactions.map(({ by }) => by)).size).toBe(
      managers.filter(({ role }) => role === 'manager').length,
    );
  });

  test('trouble is heard before an account loosens, loses a lane or stops, and from nobody else', () => {
    const troubled = new Set(
      interactions.filter(({ feeling }) => feeling === 'negative').map(({ account_id }) => account_id),
    );
    for (const { account_id, kind, from } of planted) {
      const told = ['loosening', 'lane-loss', 'stop'].includes(kind) && dayOf(from) > today - 365;
      expect([account_id, troubled.has(account_id)]).toEqual([account_id, told]);
    }
  });
});
