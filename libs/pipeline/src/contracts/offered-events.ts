import fc from 'fast-check';

/** An event as a feed sends it. */
export type SentEvent = Readonly<Record<string, unknown>> & {
  readonly data: Readonly<Record<string, unknown>>;
};

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

/** A shipment's booking that is right, as it is sent; undefined leaves a field out. */
export function sentBooking(data: Readonly<Record<string, unknown>> = {}, envelope: object = {}): SentEvent {
  return {
    specversion: '1.0',
    id: 'e-1',
    source: 'tms',
    type: 'mooring.shipment.booked',
    subject: 'account/A',
    time: '2026-03-02T09:30:00+08:00',
    ...envelope,
    data: present({ shipmentId: 'S-1', value: 1234.5, currency: 'CNY', ...data }),
  };
}

const ids = fc.oneof(fc.stringMatching(/^[A-Za-z0-9._-]{1,12}$/u), fc.constantFrom('远洋 1', 'é', ' x '));
const words = fc.constantFrom('Ann Weber', '王磊', 'Rotterdam Hbf.', '  spaced  ', 'a\nb');
const days = fc
  .date({ min: new Date('1960-01-01'), max: new Date('2026-03-06'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const times = fc.oneof(
  fc.date({ min: new Date('2026-02-01'), max: new Date('2026-03-03'), noInvalidDate: true }),
  fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
);
/** Whole units with up to six decimals. */
export const units = fc.integer({ min: 0, max: 10 ** 12 }).map((millionths) => millionths / 10 ** 6);

const shipments = fc.record({
  shipmentId: ids,
  version: maybe(fc.nat()),
  date: maybe(days),
  orders: maybe(fc.integer({ min: 0, max: 9 })),
  quantity: maybe(units),
  unit: maybe(fc.constantFrom('TEU', 'cbm', 'pallets')),
  value: maybe(units),
  currency: maybe(fc.constantFrom('CNY', 'usd', 'EUR')),
  service: maybe(fc.constantFrom('sea-fcl', '海运整箱', 'air', 'Rail LCL', 'block train')),
  loadType: maybe(fc.constantFrom('FCL', 'LCL')),
  lane: maybe(fc.constantFrom('CNSHA-DEHAM', 'cnsha → deham', 'Far East')),
  carrier: maybe(words),
});
const contacts = fc.record({
  contactId: ids,
  name: words,
  role: maybe(fc.constantFrom('manager', 'packer')),
  phone: maybe(fc.constant('+49 555 0100')),
  email: maybe(fc.constant('ann@example.com')),
  note: maybe(words),
});
const interactions = fc.record({
  interactionId: maybe(ids),
  date: maybe(days),
  kind: fc.constantFrom('call', 'visit', 'complaint'),
  contactIds: maybe(fc.array(ids, { maxLength: 4 })),
  feeling: maybe(fc.constantFrom('positive', 'negative')),
  note: maybe(words),
  nextStep: maybe(words),
  nextStepDue: maybe(days),
  by: maybe(ids),
});
const others = {
  'mooring.shipment.cancelled': fc.record({ shipmentId: ids, version: maybe(fc.nat()) }),
  'mooring.account.registered': fc.record({ name: words, country: maybe(fc.constantFrom('CN', 'Germany')) }),
  'mooring.account.assigned': fc.record({ owner: ids, team: maybe(words) }),
};

/** Events of every type that feeds may send; nearly all of them are right. Undefined stands for what is left out. */
export const sentEvents: fc.Arbitrary<SentEvent> = fc
  .oneof(
    ...Object.entries({
      'mooring.shipment.booked': shipments,
      'mooring.shipment.amended': shipments,
      'mooring.contact.added': contacts,
      'mooring.contact.changed': contacts,
      'mooring.interaction.logged': interactions,
      ...others,
    }).map(([type, data]) => data.map((content: object) => ({ type, data: content }))),
  )
  .chain(({ type, data }) =>
    fc.record({ id: ids, source: ids, account: ids, time: times }).map(({ id, source, account, time }) => ({
      specversion: '1.0',
      id,
      source,
      subject: `account/${account.trim()}`,
      time: time.toISOString(),
      type,
      data: present(data),
    })),
  );

function present(fields: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
