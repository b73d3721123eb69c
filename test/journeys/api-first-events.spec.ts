import { describe, expect, test } from '@jest/globals';
import type { ApiClient } from '../support/api-client.js';
import { BATCHED, type Offered, shipment, STRUCTURED } from '../support/offered.js';
import { pick } from '../support/pick.js';
import { startServer } from '../support/running-server.js';
import { scratch } from '../support/scratch.js';

const files = scratch();
const VOLUME = { value: undefined, currency: undefined, quantity: 12.5, unit: 'TEU' };

async function emptyInstallation(name: string): Promise<ApiClient> {
  return (await startServer(files.at(name))).api;
}

const registration: Offered = {
  ...shipment('ACME', 'R'),
  type: 'mooring.account.registered',
  data: { name: '砚辰贸易' },
};

describe('given an empty installation', () => {
  test('when the first shipments have values, then it adds up value in their currency', async () => {
    const api = await emptyInstallation('value');
    const batch = [shipment('ACME', 'V', VOLUME), shipment('ACME', 'A', { currency: 'EUR' })];
    expect((await api.post('/v1/events?wait=1', batch, BATCHED)).status).toBe(200);
    expect((await api.get('/v1/overview')).body).toMatchObject({ measure: 'value', unit: 'EUR' });
    const { status, body } = await api.post('/v1/events', shipment('ACME', 'B'), STRUCTURED);
    expect(status).toBe(422);
    expect(body).toMatchObject({
      errors: [{ field: 'data.currency', reason: expect.stringContaining('CNY') }],
    });
  });

  test('when they have volumes only, then it adds up volume in their unit', async () => {
    const api = await emptyInstallation('volume');
    expect((await api.post('/v1/events?wait=1', shipment('ACME', 'A', VOLUME), STRUCTURED)).status).toBe(200);
    expect((await api.get('/v1/overview')).body).toMatchObject({ measure: 'volume', unit: 'TEU' });
    const series = await api.get('/v1/accounts/ACME/series');
    expect(pick(series.body, 'weeks', 0)).toMatchObject({ amount: 12.5, orders: 1 });
    const { status, body } = await api.post(
      '/v1/events',
      shipment('ACME', 'B', { ...VOLUME, unit: 'CBM' }),
      STRUCTURED,
    );
    expect(status).toBe(422);
    expect(body).toMatchObject({ errors: [{ field: 'data.unit', reason: expect.stringContaining('TEU') }] });
  });

  test('when accounts come before any shipment, then nothing is chosen yet', async () => {
    const api = await emptyInstallation('accounts');
    expect((await api.post('/v1/events?wait=1', registration, STRUCTURED)).status).toBe(200);
    expect(pick((await api.get('/v1/overview')).body, 'measure')).toBeUndefined();
    expect((await api.get('/v1/accounts/ACME')).body).toMatchObject({ name: '砚辰贸易' });
    await api.post('/v1/events?wait=1', shipment('ACME', 'A', VOLUME), STRUCTURED);
    expect((await api.get('/v1/overview')).body).toMatchObject({ measure: 'volume', unit: 'TEU' });
  });

  test('when many come first at once, then one choice holds for all of them', async () => {
    const api = await emptyInstallation('at once');
    const currencies = ['USD', 'EUR', 'CNY', 'USD', 'EUR', 'CNY'];
    const answers = await Promise.all(
      currencies.map((currency, nth) =>
        api.post(`/v1/events?wait=1`, shipment('ACME', `S-${String(nth)}`, { currency }), STRUCTURED),
      ),
    );
    const { unit } = { unit: pick((await api.get('/v1/overview')).body, 'unit') };
    expect(currencies).toContain(unit);
    expect(answers.map(({ status }) => status)).toEqual(
      currencies.map((currency) => (currency === unit ? 200 : 422)),
    );
  });

  test('when what came first was refused, then nothing was chosen by it', async () => {
    const api = await emptyInstallation('refused');
    const refused = shipment('ACME', 'A', { currency: 'USD', date: '2099-01-01' });
    expect((await api.post('/v1/events', refused, STRUCTURED)).status).toBe(422);
    await api.post('/v1/events?wait=1', shipment('ACME', 'B', { currency: 'EUR' }), STRUCTURED);
    expect((await api.get('/v1/overview')).body).toMatchObject({ measure: 'value', unit: 'EUR' });
  });
});
