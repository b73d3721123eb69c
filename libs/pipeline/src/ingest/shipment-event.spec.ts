import { describe, expect, test } from '@jest/globals';
import { DEFAULT_SETTINGS, type Settings } from '#relationship';
import { shipmentOfRow } from './shipment-event.js';
import type { ShipmentRow } from './table/index.js';

const row: ShipmentRow = { accountId: 'acme', date: '2026-03-02', orders: 1 };

/** The amount of a row, or the reason why it has none. */
function amountOf(given: Partial<ShipmentRow>, settings: Partial<Settings>): number | string {
  const shipment = shipmentOfRow({ ...row, ...given }, 'b1', { ...DEFAULT_SETTINGS, ...settings });
  return 'reason' in shipment ? `${shipment.field}: ${shipment.reason}` : shipment.amount;
}

describe('volumes', () => {
  test.each([
    ['kg', 2_500, 'kg', 2_500],
    ['t', 2_500, 'kg', 2_500_000],
    ['kg', 2_500_000, 't', 2_500],
    ['FEU', 3_000, 'TEU', 6_000],
    ['TEU', 3_000, 'FEU', 1_500],
  ])('%s of %d are added to %s as %d', (unit, volume, installed, amount) => {
    expect(amountOf({ volume, unit }, { measure: 'volume', unit: installed })).toBe(amount);
  });

  test('without a unit they are in the installation’s', () => {
    expect(amountOf({ volume: 2_000 }, { measure: 'volume', unit: 'TEU' })).toBe(2_000);
  });

  test('of another quantity are refused', () => {
    expect(amountOf({ volume: 1, unit: 'kg' }, { measure: 'volume', unit: 'TEU' })).toBe(
      'unit: this installation adds up volumes in TEU; kg cannot be added to them',
    );
  });

  test('with a unit are refused where the others have none', () => {
    expect(amountOf({ volume: 1, unit: 'kg' }, { measure: 'volume' })).toBe(
      'unit: this installation adds up volumes that have no unit; kg cannot be added to them',
    );
  });
});

describe('values', () => {
  test('are added at the installation’s rate', () => {
    const settings = { measure: 'value', baseCurrency: 'CNY', rates: { USD: 7.1 } } as const;
    expect(amountOf({ value: 1_000, currency: 'USD' }, settings)).toBe(7_100);
    expect(amountOf({ value: 1_000, currency: 'CNY' }, settings)).toBe(1_000);
    expect(amountOf({ value: 1_000 }, settings)).toBe(1_000);
  });

  test('in a currency without a rate are refused', () => {
    expect(amountOf({ value: 1, currency: 'EUR' }, { measure: 'value', baseCurrency: 'CNY' })).toBe(
      'currency: there is no exchange rate from EUR to CNY; give one with --rate EUR=…',
    );
  });

  test('in a currency are refused where the others have none', () => {
    expect(amountOf({ value: 1, currency: 'EUR' }, { measure: 'value' })).toBe(
      'currency: this installation adds up values that have no currency; EUR cannot be added to them',
    );
  });
});
