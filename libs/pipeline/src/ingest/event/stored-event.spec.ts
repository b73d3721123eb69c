import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_SETTINGS, type MooringEvent, type Settings, validateEvent } from '#relationship';
import { businessTime } from '../../business-time.js';
import { sentBooking, type SentEvent, sentEvents, units } from '../../contracts/offered-events.js';
import { contactOwner, textOwners } from '../../personal/key-owner.js';
import { shipmentOfRow } from '../shipment-event.js';
import { parseShipmentRow, shipmentContext } from '../table/index.js';
import { parseOffered } from './offered-event.js';
import { ownersOf, storedEvent } from './stored-event.js';

const NOW = '2026-03-03T04:00:00.000Z';
const VALUE: Settings = { ...DEFAULT_SETTINGS, baseCurrency: 'CNY', rates: { EUR: 7.8 } };
const VOLUME: Settings = { ...DEFAULT_SETTINGS, measure: 'volume', unit: 'TEU' };
const time = businessTime(DEFAULT_SETTINGS.timeZone);

/** What is stored of an event that is sent; the problem, when it is refused. */
function stored(sent: SentEvent, settings = VALUE, erased: readonly string[] = []) {
  const parsed = parseOffered(sent);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const owners = ownersOf(parsed.event).filter((owner) => !erased.includes(owner));
  const keys = new Map(owners.map((owner, nth) => [owner, new Uint8Array(32).fill(nth + 1)]));
  return storedEvent(parsed.event, { settings, time, now: NOW, keys });
}
const dataOf = (sent: SentEvent, settings = VALUE): object => {
  const made = stored(sent, settings);
  return 'reason' in made ? made : made.data;
};
const sent = (type: string, data: SentEvent['data'], envelope: object = {}): SentEvent => ({
  ...sentBooking({}, envelope),
  type: `mooring.${type}`,
  data,
});

describe('a shipment', () => {
  test('has its day in the business time zone, and the moment as its version, unless it says otherwise', () => {
    const night = { time: '2026-03-01T17:30:00.250Z' };
    expect(dataOf(sentBooking({}, night))).toMatchObject({
      date: '2026-03-02',
      version: Date.parse('2026-03-01T17:30:00.250Z'),
      orders: 1,
    });
    const said = { date: '2026-02-27', version: 3, orders: 2 };
    expect(dataOf(sentBooking(said, night))).toMatchObject(said);
  });

  test('adds up in the base currency at the installation’s rate', () => {
    expect(dataOf(sentBooking({ value: 10, currency: 'EUR' }))).toMatchObject({
      amount: 78_000,
      value: 10_000,
      currency: 'EUR',
      rate: 7.8,
    });
  });

  test.each([
    ['data.currency', VALUE, { currency: 'USD' }],
    ['data.unit', VOLUME, { quantity: 1, unit: 'CBM' }],
    ['data.date', VALUE, { date: '2026-03-04' }],
    ['data.date', VALUE, { date: '1989-12-31' }],
  ])('whose %s does not fit the installation is refused', (field, settings, data) => {
    expect(stored(sentBooking(data), settings)).toEqual({ field, reason: expect.stringMatching(/\.$/u) });
  });

  test.each(['2026-03-05T00:00:00Z', '9999-12-31T23:59:59Z', '1969-07-20T00:00:00Z', '0001-01-01T00:00:00Z'])(
    'that happened at %s, which cannot be, is refused, whatever day it gives',
    (moment) => {
      const refused = { field: 'time', reason: expect.any(String) };
      expect(stored(sentBooking({ date: '2026-03-02' }, { time: moment }))).toEqual(refused);
      expect(stored(sent('shipment.cancelled', { shipmentId: 'S' }, { time: moment }))).toEqual(refused);
      expect(stored(sent('account.registered', { name: 'A' }, { time: moment }))).toEqual(refused);
    },
  );

  test('of today is taken from a clock that is ahead by some hours', () => {
    const ahead = sentBooking({ date: '2026-03-03' }, { time: '2026-03-03T18:00:00Z' });
    expect(dataOf(ahead)).toMatchObject({ date: '2026-03-03' });
  });

  test('is the same as that of the row which says the same in a file', () => {
    const columns = ['account_id', 'shipment_id', 'date', 'orders', 'volume', 'unit', 'value', 'currency'];
    const context = shipmentContext([...columns, 'service', 'lane', 'carrier'], '2026-03-03');
    const shipments = fc.record({
      orders: fc.integer({ min: 0, max: 50 }),
      quantity: units,
      unit: fc.constantFrom('TEU', 'teu', 'cbm', 'pallets'),
      value: units,
      currency: fc.constantFrom('CNY', 'cny', 'EUR', 'USD', 'RMB'),
      service: fc.constantFrom('sea FCL', '海运拼箱', 'AIR', 'Rail-LCL', 'block train', 'x'.repeat(61)),
      lane: fc.constantFrom('CNSHA-DEHAM', 'cnsha > deham', 'Far East', ' Rhine '),
      carrier: fc.constantFrom('COSCO', '中远', 'a\u0007b'),
    });
    fc.assert(
      fc.property(shipments, fc.constantFrom(VALUE, VOLUME), (data, settings) => {
        const cells = Object.values(data).map((value) =>
          typeof value === 'number' ? decimal(value) : value,
        );
        const row = parseShipmentRow({ line: 2, cells: ['A', 'S', '2026-03-02', ...cells] }, context);
        const parsed = parseOffered(
          sentBooking({ ...data, shipmentId: 'S', date: '2026-03-02', version: 0 }),
        );
        expect(parsed.ok).toBe(row.ok);
        if (!parsed.ok || !row.ok) return;
        const ofRow = shipmentOfRow(row.row, 'S', settings);
        const ofEvent = storedEvent(parsed.event, { settings, time, now: NOW, keys: new Map() });
        const told = 'reason' in ofEvent ? ofEvent.field : ofEvent.data;
        expect(told).toEqual('reason' in ofRow ? `data.${ofRow.field}` : { ...ofRow, version: 0 });
      }),
      { numRuns: 300 },
    );
  });
});

/** A number with all its digits, as a file writes it. */
function decimal(value: number): string {
  return value.toFixed(6).replace(/\.?0+$/u, '');
}

describe('personal data', () => {
  const contact = { contactId: 'ann', name: 'Ann Weber', phone: '+49 555 0100', note: 'Likes trains' };
  const call = { kind: 'call', contactIds: ['bob', 'ann', 'bob'], note: 'Rhine is low', nextStep: 'Offer' };

  test('of a contact is sealed', () => {
    const made = stored(sent('contact.added', contact));
    expect(made).toMatchObject({ data: { contactId: 'ann', role: 'contact' } });
    for (const secret of ['Weber', '0100', 'trains']) expect(JSON.stringify(made)).not.toContain(secret);
  });

  test('of an interaction is sealed under all who took part; it is known by the event’s id', () => {
    const made = stored(sent('interaction.logged', { ...call, by: 'li.wei' }));
    expect(made).toMatchObject({
      actor: 'li.wei',
      data: { interactionId: 'e-1', date: '2026-03-02', contactIds: ['ann', 'bob'] },
    });
    for (const secret of ['Rhine', 'Offer']) expect(JSON.stringify(made)).not.toContain(secret);
  });

  test('of a person who was erased is refused', () => {
    const ann = [contactOwner('A', 'ann')];
    expect(stored(sent('contact.changed', contact), VALUE, ann)).toMatchObject({ field: 'data.contactId' });
    expect(stored(sent('interaction.logged', call), VALUE, ann)).toMatchObject({ field: 'data.contactIds' });
    expect(stored(sent('interaction.logged', { kind: 'call' }), VALUE, ann)).not.toHaveProperty('reason');
  });

  test('needs the keys of those it is about, and other events none', () => {
    const owners = (event: SentEvent) => {
      const parsed = parseOffered(event);
      return parsed.ok ? new Set(ownersOf(parsed.event)) : undefined;
    };
    expect(owners(sent('interaction.logged', call))).toEqual(new Set(textOwners('A', ['ann', 'bob'])));
    expect(owners(sent('interaction.logged', { kind: 'call' }))).toEqual(new Set(textOwners('A', [])));
    expect(owners(sentBooking())).toEqual(new Set());
  });
});

test('whatever is stored is an event of the catalogue, under the name that it was sent with', () => {
  let made = 0;
  fc.assert(
    fc.property(sentEvents, fc.constantFrom(VALUE, VOLUME), (event, settings) => {
      if (!parseOffered(event).ok) return;
      const result = stored(event, settings);
      if ('reason' in result) return;
      const checked: MooringEvent = result;
      expect(validateEvent(checked)).toEqual({ ok: true, event: checked });
      expect([checked.type, checked.subject, checked.time]).toEqual([
        event['type'],
        event['subject'],
        event['time'],
      ]);
      made += 1;
    }),
    { numRuns: 500 },
  );
  expect(made).toBeGreaterThan(100);
});
