import { describe, expect, test } from '@jest/globals';
import { shipment } from '../testing/index.js';
import { CATALOGUE, dataschemaOf, isEventType } from './catalogue.js';
import { isReadable, validateEvent } from './validate-event.js';

const good = shipment('A', '2026-03-02');

/** Field and reason of everything that is wrong. */
function problems(value: unknown): readonly string[] {
  const checked = validateEvent(value);
  return checked.ok ? [] : checked.problems.map(({ field, reason }) => `${field}: ${reason}`);
}

describe('an event at the door', () => {
  test('that is right passes as it is', () => {
    expect(validateEvent(good)).toEqual({ ok: true, event: good });
  });

  test('loses attributes that no event has: positions are the log’s to give', () => {
    expect(validateEvent({ ...good, position: '7' })).toEqual({ ok: true, event: good });
  });

  test.each([
    ['id', { id: '' }],
    ['source', { source: undefined }],
    ['subject', { subject: 7 }],
    ['time', { time: '2026-03-02' }],
    ['dataschema', { dataschema: undefined }],
    ['actor', { actor: 7 }],
    ['backfill', { backfill: 'yes' }],
  ])('with a wrong %s is told so', (field, wrong) => {
    expect(problems({ ...good, ...wrong })).toEqual([expect.stringMatching(`^${field}: .+`)]);
  });

  test.each([
    ['data.amount', { amount: -1 }],
    ['data.amount', { amount: 0.5 }],
    ['data.orders', { orders: '1' }],
    ['data.date', { date: '2026-02-30' }],
    ['data.shipmentId', { shipmentId: '' }],
    ['data.rate', { rate: 0 }],
  ])('with a wrong %s in its data is told so', (field, wrong) => {
    expect(problems({ ...good, data: { ...good.data, ...wrong } })).toEqual([
      expect.stringMatching(`^${field}: .+`),
    ]);
  });

  test('is told of every field that is wrong, and of one that nobody knows', () => {
    const data = { ...good.data, amount: -1, orders: -1, colour: 'red' };
    const told = problems({ ...good, data });
    expect(told.map((text) => text.split(':')[0])).toEqual(['data.orders', 'data.amount', 'data']);
    expect(told[2]).toContain('colour');
  });

  test('of an unknown type is named', () => {
    expect(problems({ ...good, type: 'mooring.shipment.lost' })).toEqual([
      'type: unknown event type mooring.shipment.lost',
    ]);
    expect(isEventType('toString')).toBe(false);
  });

  test('of an unknown version is told which one is read', () => {
    expect(problems({ ...good, dataschema: 'shipment.booked/2' })).toEqual([
      'dataschema: this version reads shipment.booked/1, the event carries shipment.booked/2',
    ]);
  });

  test.each([null, 7, 'text', []])('that is no object (%p) is refused', (value) => {
    expect(problems(value)).toHaveLength(1);
  });
});

describe('every type of the catalogue', () => {
  const types = Object.keys(CATALOGUE).filter(isEventType);

  test.each(types)('%s has a data schema that refuses what is no data', (type) => {
    expect(dataschemaOf(type)).toBe(`${type.slice('mooring.'.length)}/1`);
    expect(isReadable({ type, dataschema: dataschemaOf(type) })).toBe(true);
    const empty = { ...good, type, dataschema: dataschemaOf(type), data: {} };
    const told = validateEvent(empty);
    expect(told.ok ? [] : told.problems.map(({ field }) => field.split('.')[0])).toContain('data');
  });

  test('every request has its fact and its refusal', () => {
    const requests = types.filter((type) => type.endsWith('.requested'));
    const facts = requests.map((type) => type.slice(0, -'.requested'.length));
    expect(requests.length).toBeGreaterThan(0);
    expect(types).toEqual(expect.arrayContaining(facts));
    expect(types).toEqual(expect.arrayContaining(facts.map((fact) => `${fact}.refused`)));
  });
});
