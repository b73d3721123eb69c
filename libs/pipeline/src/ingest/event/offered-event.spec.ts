import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sentBooking, sentEvents } from '../../contracts/offered-events.js';
import { parseOffered } from './offered-event.js';

const fieldsOf = (value: unknown) => {
  const parsed = parseOffered(value);
  return parsed.ok ? [] : parsed.problems.map(({ field }) => field);
};
const reasonsOf = (value: unknown) => {
  const parsed = parseOffered(value);
  return parsed.ok ? [] : parsed.problems.map(({ reason }) => reason);
};

describe('an event from outside', () => {
  test('that is right is taken, with texts spelt as in a file and amounts in thousandths', () => {
    const parsed = parseOffered(
      sentBooking({
        shipmentId: ' S-1 ',
        quantity: 2.0005,
        unit: 'teu',
        currency: 'cny',
        service: '海运整箱',
        lane: 'cnsha → deham',
      }),
    );
    expect(parsed).toMatchObject({
      ok: true,
      event: {
        data: {
          shipmentId: 'S-1',
          quantity: 2001,
          unit: 'TEU',
          value: 1_234_500,
          currency: 'CNY',
          service: { service: 'sea', loadType: 'FCL' },
          lane: 'CNSHA-DEHAM',
        },
      },
    });
  });

  test('loses the attributes that only the log may give, and those that nobody reads', () => {
    const extra = {
      causationid: 'somebody else’s',
      recordedtime: '1999-01-01T00:00:00Z',
      position: '000000000001',
      actor: 'admin',
      backfill: true,
      dataschema: 'https://example.com/schema',
      traceparent: '00-1',
    };
    expect(parseOffered({ ...sentBooking(), ...extra })).toEqual(parseOffered(sentBooking()));
  });

  test.each([
    'mooring.week.ended',
    'mooring.settings.activated',
    'mooring.relationship.loosened',
    'mooring.alert.closed',
    'mooring.alert.closed.requested',
    'mooring.task.opened',
    'mooring.deadline.reached',
    'mooring.contact.erased',
    'mooring.parked.skipped',
    'com.example.anything',
    '',
  ])('of the type %p is refused: that is not a feed’s to say', (type) => {
    expect(fieldsOf({ ...sentBooking(), type })).toEqual(['type']);
    expect(reasonsOf({ ...sentBooking(), type })[0]).toMatch(
      /^Only events of these types .*shipment\.booked/,
    );
  });

  test.each(['mooring', ' mooring ', 'console'])(
    'from the source %p, which is the product’s, is refused',
    (source) => {
      expect(fieldsOf({ ...sentBooking(), source })).toEqual(['source']);
    },
  );

  test.each([
    ['specversion', { specversion: '0.3' }],
    ['id', { id: '' }],
    ['id', { id: 'x'.repeat(201) }],
    ['id', { id: 'a\u200bb' }],
    ['source', { source: undefined }],
    ['subject', { subject: 'portfolio' }],
    ['subject', { subject: 'partition/0' }],
    ['subject', { subject: 'account/' }],
    ['subject', { subject: 'account/ A' }],
    ['subject', { subject: `account/${'x'.repeat(201)}` }],
    ['subject', { subject: 'account/a\u001fb' }],
    ['time', { time: '2026-03-02' }],
    ['time', { time: '2026-03-02T09:00:00' }],
    ['time', { time: undefined }],
    ['datacontenttype', { datacontenttype: 'application/xml' }],
    ['data_base64', { data_base64: 'e30=' }],
  ])('with a wrong %s is told so', (field, wrong) => {
    expect(fieldsOf({ ...sentBooking(), ...wrong })).toEqual([field]);
  });

  test.each([
    ['data.shipmentId', { shipmentId: '\t' }],
    ['data.value', { value: -1 }],
    ['data.value', { value: '1' }],
    ['data.value', { value: 1e13 }],
    ['data.quantity', { quantity: Number.NaN }],
    ['data.orders', { orders: 1.5 }],
    ['data.date', { date: '2026-02-30' }],
    ['data.currency', { currency: 'RMB' }],
    ['data.version', { version: -1 }],
    ['data.lane', { lane: 'a'.repeat(121) }],
    ['data', { colour: 'red' }],
    ['data', { value: undefined, currency: undefined }],
  ])('with a wrong %s in its data is told so', (field, wrong) => {
    expect(fieldsOf(sentBooking(wrong))).toEqual([field]);
  });

  test.each(['application/json', 'application/vnd.acme+json; charset=utf-8'])(
    'may say %s',
    (datacontenttype) => {
      expect(fieldsOf({ ...sentBooking(), datacontenttype })).toEqual([]);
    },
  );

  test('is told of no more problems than anybody reads', () => {
    const contactIds = Array.from({ length: 5000 }, () => '');
    const call = { ...sentBooking(), type: 'mooring.interaction.logged', data: { kind: 'call', contactIds } };
    expect(fieldsOf(call).length).toBeLessThanOrEqual(20);
  });
});

/** Whether an answer is of use to whoever sent the event. */
function isAnswered(value: unknown): boolean {
  const parsed = parseOffered(value);
  if (parsed.ok) return true;
  return (
    parsed.problems.length > 0 && parsed.problems.every(({ field, reason }) => field !== '' && reason !== '')
  );
}

/** A right event with any JSON in one of its places. */
const spoilt = fc.tuple(sentEvents, fc.jsonValue(), fc.nat()).map(([event, value, nth]) => {
  const places = [...Object.keys(event), ...Object.keys(event.data).map((field) => `data.${field}`)];
  const place = places[nth % places.length] ?? 'id';
  const inner = place.replace('data.', '');
  if (place === inner) return Object.assign({}, event, { [place]: value });
  return Object.assign({}, event, { data: Object.assign({}, event.data, { [inner]: value }) });
});

describe('whatever is sent', () => {
  test('any value at all is taken or refused with fields and reasons', () => {
    const anything = fc.anything({ withBigInt: true, withNullPrototype: true });
    fc.assert(fc.property(anything, (value) => expect(isAnswered(value)).toBe(true)));
  });

  test('any JSON in any place of a right event is taken or refused with fields and reasons', () => {
    fc.assert(
      fc.property(spoilt, (value) => expect(isAnswered(value)).toBe(true)),
      { numRuns: 500 },
    );
  });

  test('nearly all events that are right are taken', () => {
    const sent = fc.sample(sentEvents, 300);
    expect(sent.filter((event) => parseOffered(event).ok).length).toBeGreaterThan(200);
  });
});
