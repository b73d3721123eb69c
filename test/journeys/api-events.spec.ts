import { beforeAll, describe, expect, test } from '@jest/globals';
import { CloudEvent, emitterFor, httpTransport, Mode } from 'cloudevents';
import type { ApiClient } from '../support/api-client.js';
import { BATCHED, shipment, STRUCTURED } from '../support/offered.js';
import { listAt, numberAt, pick, textAt } from '../support/pick.js';
import { type RunningServer, startServer } from '../support/running-server.js';
import { scratch } from '../support/scratch.js';

const files = scratch();
let server: RunningServer;
let api: ApiClient;

beforeAll(async () => {
  server = await startServer(files.at('data'));
  ({ api } = server);
});

const outcomesOf = (body: unknown) => listAt(body, 'events').map((each) => textAt(each, 'outcome'));

/** What counts of an account, over all weeks. */
async function amountOf(accountId: string): Promise<number> {
  const { body } = await api.get(`/v1/accounts/${encodeURIComponent(accountId)}/series`);
  return listAt(body, 'weeks').reduce((sum: number, week) => sum + numberAt(week, 'amount'), 0);
}

describe('a single event', () => {
  test('is accepted when it is in the log, and counts soon', async () => {
    const { status, body } = await api.post('/v1/events', shipment('ACME', 'A'), STRUCTURED);
    expect(status).toBe(202);
    expect(body).toEqual({
      accepted: 1,
      refused: 0,
      events: [{ index: 0, id: 'A-1', outcome: 'accepted' }],
    });
  });

  test('is applied once, a duplicate when it comes again, and a conflict with other content', async () => {
    const event = shipment('TWICE', 'T');
    const send = async (sent: object) => (await api.post('/v1/events?wait=1', sent, STRUCTURED)).body;
    expect(outcomesOf(await send(event))).toEqual(['applied']);
    expect(outcomesOf(await send(event))).toEqual(['duplicate']);
    expect(outcomesOf(await send(shipment('TWICE', 'T', { value: 999 })))).toEqual(['conflict']);
    expect(await amountOf('TWICE')).toBe(100);
  });

  test('amends or cancels what an earlier one has said', async () => {
    await api.post('/v1/events?wait=1', shipment('AMENDED', 'M', { version: 1 }), STRUCTURED);
    const later = { id: 'M-2', type: 'mooring.shipment.amended' };
    await api.post(
      '/v1/events?wait=1',
      shipment('AMENDED', 'M', { version: 2, value: 70 }, later),
      STRUCTURED,
    );
    expect(await amountOf('AMENDED')).toBe(70);
    const cancel = {
      ...shipment('AMENDED', 'M'),
      id: 'M-3',
      type: 'mooring.shipment.cancelled',
      data: { shipmentId: 'M', version: 3 },
    };
    expect(outcomesOf((await api.post('/v1/events?wait=1', cancel, STRUCTURED)).body)).toEqual(['applied']);
    expect(await amountOf('AMENDED')).toBe(0);
  });

  test('in binary mode has its attributes in headers, percent-encoded where they are not ASCII', async () => {
    const { specversion, id, source, type, time, data } = shipment('任意', 'B');
    const headers = {
      'ce-specversion': specversion,
      'ce-id': id,
      'ce-source': source,
      'ce-type': type,
      'ce-time': time,
      'ce-subject': encodeURIComponent('account/砚辰'),
      'ce-someextension': 'is let through',
    };
    const { status, body } = await api.post('/v1/events?wait=1', data, headers);
    expect([status, outcomesOf(body)]).toEqual([200, ['applied']]);
    expect(await amountOf('砚辰')).toBe(100);
  });

  test.each([
    ['without a time', { time: undefined }, 'time'],
    ['of a type that only the system says', { type: 'mooring.week.closed' }, 'type'],
    ['of another version of the standard', { specversion: '0.3' }, 'specversion'],
    ['in the name of the system', { source: 'mooring' }, 'source'],
    ['about no account', { subject: 'portfolio' }, 'subject'],
    ['with data of another kind', { datacontenttype: 'text/xml' }, 'datacontenttype'],
    ['with data that is no object', { data: 'S' }, 'data'],
  ])('%s is refused with the name of the attribute', async (_, changes, field) => {
    const { status, body } = await api.post(
      '/v1/events',
      { ...shipment('ACME', 'X'), ...changes },
      STRUCTURED,
    );
    expect(status).toBe(422);
    expect(body).toMatchObject({ errors: [{ index: 0, field, reason: expect.any(String) }] });
  });

  test.each([
    [{ value: -1 }, 'data.value'],
    [{ value: '12' }, 'data.value'],
    [{ currency: 'RMB yuan' }, 'data.currency'],
    [{ date: '2099-01-01' }, 'data.date'],
    [{ orders: 1.5 }, 'data.orders'],
    [{ colour: 'red' }, 'data'],
    [{ value: undefined, currency: undefined }, 'data'],
  ])('with %j in its data is refused with the name of the field', async (data, field) => {
    const { status, body } = await api.post('/v1/events', shipment('ACME', 'X', data), STRUCTURED);
    expect([status, pick(body, 'errors', 0, 'field')]).toEqual([422, field]);
  });
});

describe('a batch', () => {
  test('is taken without the events that are no good, each with its own outcome', async () => {
    const batch = [
      shipment('BATCH', 'B-1'),
      shipment('BATCH', 'B-2', { value: -3 }),
      'nonsense',
      shipment('BATCH', 'B-1'),
      shipment('BATCH', 'B-1', { value: 5 }),
      shipment('BATCH', 'B-3'),
    ];
    const { status, body } = await api.post('/v1/events?wait=1', batch, BATCHED);
    expect(status).toBe(207);
    expect(body).toMatchObject({ accepted: 4, refused: 2 });
    expect(outcomesOf(body)).toEqual(['applied', 'refused', 'refused', 'duplicate', 'conflict', 'applied']);
    expect(pick(body, 'events', 1, 'errors', 0, 'field')).toBe('data.value');
    expect(await amountOf('BATCH')).toBe(200);
  });

  test('of which nothing is good is refused whole, with the place of each event', async () => {
    const { status, body } = await api.post('/v1/events', [{}, 7], BATCHED);
    expect(status).toBe(422);
    const places = listAt(body, 'errors').map((error) => pick(error, 'index'));
    expect(new Set(places)).toEqual(new Set([0, 1]));
  });

  test('of nothing changes nothing, one that is no array is refused, and so is one that is too long', async () => {
    expect((await api.post('/v1/events?wait=1', [], BATCHED)).body).toMatchObject({ accepted: 0 });
    expect((await api.post('/v1/events', { a: 1 }, BATCHED)).status).toBe(422);
    const tooLong = Array.from({ length: 10_001 }, () => 1);
    expect((await api.post('/v1/events', tooLong, BATCHED)).status).toBe(413);
  });
});

describe('the public SDK', () => {
  const event = (accountId: string) => new CloudEvent({ ...shipment(accountId, 'sdk') });

  test.each([
    ['binary', Mode.BINARY],
    ['structured', Mode.STRUCTURED],
  ])('sends an event in %s mode', async (name, mode) => {
    const emit = emitterFor(httpTransport(`${server.url}/v1/events?wait=1`), { mode });
    const answer = await emit(event(`SDK-${name}`));
    expect(outcomesOf(JSON.parse(textAt(answer, 'body')))).toEqual(['applied']);
    expect(await amountOf(`SDK-${name}`)).toBe(100);
  });

  test('sends a batch', async () => {
    const send = httpTransport(`${server.url}/v1/events?wait=1`);
    const body = JSON.stringify([event('SDK-1'), event('SDK-2')]);
    const answer = await send({ headers: BATCHED, body });
    expect(outcomesOf(JSON.parse(textAt(answer, 'body')))).toEqual(['applied', 'applied']);
  });
});
