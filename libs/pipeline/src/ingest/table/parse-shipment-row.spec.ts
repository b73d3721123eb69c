import { describe, expect, test } from '@jest/globals';
import { parseShipmentRow, shipmentContext } from './parse-shipment-row.js';
import { SHIPMENT_COLUMNS } from './table-columns.js';

type Column = (typeof SHIPMENT_COLUMNS.known)[number];

const context = shipmentContext([...SHIPMENT_COLUMNS.known], '2026-11-23');
const plain: Partial<Record<Column, string>> = { account_id: 'A', date: '2024-03-05' };

function parse(cells: Partial<Record<Column, string>>) {
  const record = { ...plain, ...cells };
  return parseShipmentRow(
    { line: 7, cells: SHIPMENT_COLUMNS.known.map((column) => record[column] ?? '') },
    context,
  );
}

describe('parseShipmentRow', () => {
  test('absent cells are absent keys, and a row is one order', () => {
    expect(parse({})).toStrictEqual({ ok: true, row: { accountId: 'A', date: '2024-03-05', orders: 1 } });
  });

  test('a full row', () => {
    const cells: Record<Column, string> = {
      account_id: '  宁波 & Co. ',
      date: '2024/3/5',
      shipment_id: 'S-1',
      orders: '2.0',
      volume: '3.5',
      unit: 'teu',
      value: '1,234.50',
      currency: 'usd',
      service: 'Sea-FCL',
      lane: 'cnsha > deham',
      carrier: 'COSCO\n Shipping',
      recorded_at: '2024-03-06T08:00:00+08:00',
    };
    expect(parse(cells)).toStrictEqual({
      ok: true,
      row: {
        accountId: '宁波 & Co.',
        date: '2024-03-05',
        shipmentId: 'S-1',
        orders: 2,
        volume: 3_500,
        unit: 'TEU',
        value: 1_234_500,
        currency: 'USD',
        service: 'sea',
        loadType: 'FCL',
        lane: 'CNSHA-DEHAM',
        carrier: 'COSCO Shipping',
        recordedAt: Date.UTC(2024, 2, 6),
      },
    });
  });

  test('all errors of a row come together, with line, field and a short value', () => {
    const outcome = parse({ account_id: ' ', date: '03/04/2024', volume: '-1', carrier: 'x'.repeat(500) });
    expect(outcome).toMatchObject({
      ok: false,
      errors: [
        { line: 7, field: 'account_id', reason: 'The account_id is empty.' },
        { line: 7, field: 'date', value: '03/04/2024', reason: expect.stringContaining('ambiguous') },
        { line: 7, field: 'volume', value: '-1', reason: expect.stringContaining('negative') },
        {
          line: 7,
          field: 'carrier',
          value: `${'x'.repeat(80)}…`,
          reason: expect.stringContaining('80 characters'),
        },
      ],
    });
  });

  const bad: readonly (readonly [Column, string, string])[] = [
    ['account_id', 'a'.repeat(201), 'longer than 200'],
    ['account_id', 'A\u0000B', 'control character'],
    ['account_id', 'A\nB', 'control character'],
    ['account_id', 'A\u200BB', 'invisible'],
    ['account_id', 'A\uFFFDB', 'encoding'],
    ['shipment_id', 'S\t1', 'control character'],
    ['orders', '1.5', 'whole number'],
    ['orders', '-1', 'whole number'],
    ['orders', '1000001', 'above 1000000'],
    ['orders', '1e3', 'whole number'],
    ['unit', 'x'.repeat(21), 'longer than 20'],
    ['currency', 'RMB', 'write CNY'],
    ['currency', 'US$', 'ISO 4217'],
    ['currency', 'QQQ', 'ISO 4217'],
    ['service', 'x'.repeat(61), 'longer than 60'],
    ['lane', 'x'.repeat(121), 'longer than 120'],
    ['carrier', 'a\u0007b', 'control character'],
    ['recorded_at', '2024-03-05T14:30:00', 'offset'],
    ['recorded_at', '2024-02-30T14:30:00Z', 'no such day'],
    ['recorded_at', '2024-03-05T25:30:00Z', 'cannot be read'],
    ['recorded_at', '2027-01-01T00:00:00Z', 'future'],
    ['recorded_at', 'yesterday', 'cannot be read'],
  ];
  test.each(bad)('%s %j is refused', (field, text, reason) => {
    expect(parse({ [field]: text })).toMatchObject({
      ok: false,
      errors: [{ field, reason: expect.stringContaining(reason) }],
    });
  });

  test.each([
    ['sea', 'sea', undefined],
    ['Ocean', 'sea', undefined],
    ['FCL', 'sea', 'FCL'],
    ['lcl', 'sea', 'LCL'],
    ['海运整箱', 'sea', 'FCL'],
    ['海运拼箱', 'sea', 'LCL'],
    ['sea-lcl', 'sea', 'LCL'],
    ['Ocean FCL', 'sea', 'FCL'],
    ['rail_fcl', 'rail', 'FCL'],
    ['Air Charter', 'air', undefined],
    ['空运', 'air', undefined],
    ['Truck', 'land', undefined],
    ['陆运', 'land', undefined],
    ['报关', 'customs', undefined],
    ['仓储', 'warehousing', undefined],
    ['Project Cargo', 'project cargo', undefined],
    ['constructor', 'constructor', undefined],
  ])('service %s is %s %s', (text, service, loadType) => {
    const row = { service, ...(loadType === undefined ? {} : { loadType }) };
    const { accountId, date, orders } = { accountId: 'A', date: '2024-03-05', orders: 1 };
    expect(parse({ service: text })).toStrictEqual({ ok: true, row: { accountId, date, orders, ...row } });
  });

  test.each([
    ['CNSHA-DEHAM', 'CNSHA-DEHAM'],
    ['cnsha/deham', 'CNSHA-DEHAM'],
    ['CNSHA->USLA2', 'CNSHA-USLA2'],
    ["Cote d'Ivoire", "Cote d'Ivoire"],
    ['Far East - Europe', 'Far East - Europe'],
  ])('lane %s is %s', (text, lane) => {
    expect(parse({ lane: text })).toMatchObject({ ok: true, row: { lane } });
  });

  test.each([
    ['KG', 'kg'],
    ['cbm', 'CBM'],
    ['pallets', 'pallets'],
  ])('unit %s is %s', (text, unit) => {
    expect(parse({ unit: text })).toMatchObject({ ok: true, row: { unit } });
  });

  test.each([
    ['2024-03-05', Date.UTC(2024, 2, 6) - 1],
    ['2026-11-23', Date.UTC(2026, 10, 24) - 1],
    ['2024-03-05 14:30Z', Date.UTC(2024, 2, 5, 14, 30)],
    ['2024-03-05T14:30:00.250-0530', Date.UTC(2024, 2, 5, 20, 0, 0, 250)],
  ])('recorded_at %s', (text, recordedAt) => {
    expect(parse({ recorded_at: text })).toMatchObject({ ok: true, row: { recordedAt } });
  });
});
