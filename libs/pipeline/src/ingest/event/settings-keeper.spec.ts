import { beforeEach, describe, expect, test } from '@jest/globals';
import { type CalendarData, DEFAULT_SETTINGS, type Settings } from '#relationship';
import { sentBooking, type SentEvent } from '../../contracts/offered-events.js';
import { memorySet } from '../../contracts/port-set.js';
import { eventsOf } from '../../contracts/snapshot.js';
import { tellingLog } from '../../live/ringing.js';
import { createProjector } from '../../project/projector.js';
import { activeSettings, type ImportPorts } from '../set-up.js';
import { type OfferedEvent, parseOffered } from './offered-event.js';
import { settingsKeeper } from './settings-keeper.js';

let set: ReturnType<typeof memorySet>;
let asked: (readonly [Settings, string, string])[];

beforeEach(() => {
  set = memorySet(3);
  asked = [];
});

const calendar: CalendarData = {
  country: 'CN',
  from: '2026-01-01',
  to: '2026-12-31',
  holidays: [],
  makeUpDays: [],
};
const keeper = (ports: Partial<ImportPorts> = {}) =>
  settingsKeeper({ ...set, projector: createProjector(set), ...ports }, (...of) => {
    asked.push(of);
    return [calendar];
  });
const offered = (...sent: readonly SentEvent[]): readonly OfferedEvent[] =>
  sent.map((event) => {
    const parsed = parseOffered(event);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    return parsed.event;
  });
const account = {
  ...sentBooking(),
  type: 'mooring.account.registered',
  data: { name: 'A' },
} satisfies SentEvent;
const said = async (type: string) => (await eventsOf(set.log)).filter((event) => event.type === type);
const activations = () => said('mooring.settings.activated');

describe('the settings of an installation', () => {
  test('are chosen by its first shipments, with the calendar of their years', async () => {
    const first = offered(
      account,
      sentBooking({ date: '2025-11-30', value: undefined, currency: undefined, quantity: 2, unit: 'TEU' }),
      sentBooking({ date: '2025-12-01', currency: 'EUR' }),
    );
    const settings = await keeper()(first);
    expect(settings).toEqual({ ...DEFAULT_SETTINGS, measure: 'value', baseCurrency: 'EUR' });
    expect(await activeSettings(set.store)).toEqual(settings);
    expect(asked).toEqual([[settings, '2025-11-30', '2026-03-03']]);
    expect(await said('mooring.calendar.published')).toHaveLength(1);
  });

  test('add up volumes when no shipment has a value', async () => {
    const volume = sentBooking({ value: undefined, currency: undefined, quantity: 2, unit: 'cbm' });
    expect(await keeper()(offered(volume))).toMatchObject({ measure: 'volume', unit: 'CBM' });
  });

  test('are the defaults, and not chosen, as long as there is no shipment', async () => {
    const keep = keeper();
    expect(await keep(offered(account))).toEqual(DEFAULT_SETTINGS);
    expect(await activations()).toEqual([]);
    await keep(offered(sentBooking({ currency: 'USD' })));
    expect(await activeSettings(set.store)).toMatchObject({ baseCurrency: 'USD' });
  });

  test('stay what they are, whatever comes later', async () => {
    const keep = keeper();
    const first = await keep(offered(sentBooking()));
    expect(await keep(offered(sentBooking({ currency: 'USD' })))).toEqual(first);
    expect(await keep(offered(account))).toEqual(first);
    expect(await keeper()(offered(sentBooking({ currency: 'EUR' })))).toEqual(first);
    expect(await activations()).toHaveLength(1);
  });

  test('are chosen once by requests that come at the same time, and hold for all of them', async () => {
    const keep = keeper();
    const currencies = ['CNY', 'USD', 'EUR', 'GBP', 'JPY'];
    const all = await Promise.all(currencies.map((currency) => keep(offered(sentBooking({ currency })))));
    expect(new Set(all.map(({ baseCurrency }) => baseCurrency)).size).toBe(1);
    expect(await activations()).toHaveLength(1);
    expect(await activeSettings(set.store)).toEqual(all[0]);
  });

  test('of another process that was faster hold', async () => {
    // Whoever folds, it is one process.
    const projector = createProjector(set);
    const slow = keeper({ projector });
    const fast = keeper({ projector });
    const [one, other] = await Promise.all([
      slow(offered(sentBooking({ currency: 'USD' }))),
      fast(offered(sentBooking({ currency: 'EUR' }))),
    ]);
    const active = await activeSettings(set.store);
    expect(['USD', 'EUR']).toContain(active?.baseCurrency);
    expect([one, other]).toEqual([active, active]);
  });

  test('are chosen by the next request when the first one failed', async () => {
    let fails = true;
    const log = {
      ...tellingLog(set.log, () => undefined),
      append: (events: Parameters<typeof set.log.append>[0]) =>
        fails ? Promise.reject(new Error('no disk')) : set.log.append(events),
    };
    const keep = keeper({ log });
    await expect(keep(offered(sentBooking()))).rejects.toThrow('no disk');
    fails = false;
    expect(await keep(offered(sentBooking({ currency: 'USD' })))).toMatchObject({ baseCurrency: 'USD' });
  });
});
