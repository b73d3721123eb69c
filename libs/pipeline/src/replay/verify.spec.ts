import { beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import type { MooringEvent } from '#relationship';
import { importRows } from '../contracts/import-rows.js';
import { memorySet } from '../contracts/port-set.js';
import { portfolioPlans } from '../contracts/portfolio-plans.js';
import { portfolioRows } from '../contracts/portfolio-rows.js';
import { eventsOf } from '../contracts/snapshot.js';
import type { EventLog, StoredEvent } from '../ports/index.js';
import { createProjector } from '../project/projector.js';
import { redeciding } from './redeciding.js';
import { verify } from './verify.js';

const withFacts = z.looseObject({ facts: z.looseObject({}) });

type Memory = ReturnType<typeof memorySet>;

const verified = (set: Memory, log: EventLog = set.log, strict = false) =>
  verify({ log, present: set, scratch: memorySet(set.log.partitions) }, { strict });

/** The log with another look at its events; undefined leaves one out. */
function tampered(log: EventLog, change: (event: StoredEvent) => StoredEvent | undefined): EventLog {
  return {
    partitions: log.partitions,
    partitionOf: (subject) => log.partitionOf(subject),
    append: (events) => log.append(events),
    backlog: (partition, after) => log.backlog(partition, after),
    async *read(partition, after) {
      for await (const events of log.read(partition, after)) {
        yield events.flatMap((event) => change(event) ?? []);
      }
    },
  };
}

/** Replaces what stands under a key in all maps that hold it. */
function replaceIn<Key, Value>(maps: Iterable<Map<Key, Value>>, key: Key, change: (value: Value) => Value) {
  for (const map of maps) {
    const value = map.get(key);
    if (value !== undefined) map.set(key, change(value));
  }
}

test.each([1, 3])('a clean history has no differences: %i partitions', async (partitions) => {
  await fc.assert(
    fc.asyncProperty(portfolioPlans, async (plan) => {
      const set = memorySet(partitions);
      await importRows(set, portfolioRows(plan).flat());
      const log = await eventsOf(set.log);
      const { differences, events, derived, documents, rows } = await verified(set);
      expect(differences).toStrictEqual([]);
      expect(events).toBe(log.length);
      expect(derived).toBe(log.filter(({ causationid }) => causationid !== undefined).length);
      expect(documents).toBe(set.data.documents.size);
      expect(rows).toBe([...set.data.rows.values()].reduce((sum, { size }) => sum + size, 0));
      expect(await eventsOf(set.log)).toStrictEqual(log);
      const entries = [...set.data.journals.values()].reduce((sum, { size }) => sum + size, 0);
      const shipments = [...set.data.ledgers.values()].reduce((sum, { size }) => sum + size, 0);
      expect(await verified(set, set.log, true)).toMatchObject({
        events,
        rows,
        history: { entries, shipments },
        differences: [],
      });
    }),
    { numRuns: 4 },
  );
});

test('statements made before there were checks say the same without them, and nothing else', async () => {
  const [plan] = fc.sample(portfolioPlans, { numRuns: 1, seed: 5 });
  if (plan === undefined) throw new Error('there is no plan');
  const made = memorySet(3);
  await importRows(made, portfolioRows(plan).flat());
  let before = 0;
  const log = tampered(made.log, (event) => {
    const { facts, ...data } = withFacts.catch({ facts: {} }).parse(event.data);
    const { checks, ...old } = facts;
    if (checks === undefined) return event;
    before += 1;
    return { ...event, data: { ...data, facts: old } };
  });
  // Folded by a program of today: what was said then stays as it was said.
  const set = memorySet(3);
  const folded = { log: redeciding(log).log, store: set.store, readModels: set.readModels, jobs: set.jobs };
  await createProjector(folded).drain();
  expect(before).toBeGreaterThan(2);
  expect((await verified(set, log, true)).differences).toStrictEqual([]);

  const altered = tampered(log, (event) => {
    const { facts, ...data } = withFacts.catch({ facts: {} }).parse(event.data);
    return 'shipped' in facts ? { ...event, data: { ...data, facts: { ...facts, shipped: 1 } } } : event;
  });
  const { differences } = await verified(set, altered);
  expect(differences.map(({ what }) => what)).toContain('said differently');
});

describe('verify finds', () => {
  let set: Memory;
  let said: StoredEvent;

  beforeEach(async () => {
    const [plan] = fc.sample(portfolioPlans, { numRuns: 1, seed: 5 });
    if (plan === undefined) throw new Error('there is no plan');
    set = memorySet(3);
    await importRows(set, portfolioRows(plan).flat());
    const raised = (await eventsOf(set.log)).find(({ type }) => type === 'mooring.relationship.loosened');
    if (raised === undefined) throw new Error('no alert was raised');
    said = raised;
  });

  test('an altered statement', async () => {
    const log = tampered(set.log, (event) =>
      event.id === said.id ? { ...event, data: { ...Object(event.data), rule: 'another' } } : event,
    );
    const { differences } = await verified(set, log);
    expect(differences).toContainEqual({
      what: 'said differently',
      subject: said.subject,
      detail: `mooring.relationship.loosened ${said.id}`,
    });
    // Its hash chain is another one too.
    expect(differences).toContainEqual(expect.objectContaining({ what: 'state', subject: said.subject }));
  });

  test('an altered fact', async () => {
    const shipment = (await eventsOf(set.log)).find(({ type }) => type === 'mooring.shipment.booked');
    const log = tampered(set.log, (event) =>
      event.id === shipment?.id ? { ...event, time: '2020-01-01T00:00:00Z' } : event,
    );
    expect((await verified(set, log)).differences).toStrictEqual([
      { what: 'state', subject: shipment?.subject, detail: 'differs from what the log gives' },
    ]);
  });

  test('a removed statement', async () => {
    const log = tampered(set.log, (event) => (event.id === said.id ? undefined : event));
    expect((await verified(set, log)).differences).toContainEqual(
      expect.objectContaining({ what: 'not said', subject: said.subject }),
    );
  });

  test('a statement that nothing caused', async () => {
    const invented: MooringEvent = {
      id: 'invented',
      source: 'mooring',
      type: 'mooring.task.expired',
      subject: said.subject,
      time: said.time,
      dataschema: 'task.expired/1',
      data: { taskId: 'none', revision: 1, reason: 'because' },
      causationid: said.id,
    };
    await set.log.append([invented]);
    expect((await verified(set)).differences).toContainEqual({
      what: 'said without a cause',
      subject: said.subject,
      detail: 'mooring.task.expired invented',
    });
  });

  test('an altered document', async () => {
    const { documents, partitions } = set.data;
    replaceIn([documents, ...partitions.values()], said.subject, (document) => ({
      ...document,
      state: { ...document.state, name: 'someone else' },
    }));
    expect((await verified(set)).differences).toStrictEqual([
      { what: 'state', subject: said.subject, detail: 'differs from what the log gives' },
    ]);
  });

  test('a lost and an invented document', async () => {
    const [document] = [...set.data.partitions.values()].flatMap((held) => held.get(said.subject) ?? []);
    if (document === undefined) throw new Error('the document is missing');
    for (const held of set.data.partitions.values()) {
      if (held.delete(said.subject))
        held.set('account/invented', { ...document, subject: 'account/invented' });
    }
    expect((await verified(set)).differences).toStrictEqual([
      { what: 'state', subject: 'account/invented', detail: 'does not follow from the log' },
      { what: 'state', subject: said.subject, detail: 'is missing' },
    ]);
  });

  test('an altered and a removed row', async () => {
    const alerts = set.data.rows.get('alerts') ?? new Map<string, never>();
    const [one = '', other = ''] = alerts.keys();
    replaceIn([alerts], one, (row) => ({ ...row, body: { ...row.body, name: 'someone else' } }));
    replaceIn([alerts], other, (row) => ({ ...row, body: null }));
    expect(
      (await verified(set)).differences.toSorted((a, b) => (a.detail < b.detail ? -1 : 1)),
    ).toStrictEqual([
      { what: 'alerts', subject: one, detail: 'differs from what the log gives' },
      { what: 'alerts', subject: other, detail: 'is missing' },
    ]);
  });

  test('strictly: an altered and an added journal entry, an altered shipment, and what was not sent', async () => {
    const { journals, ledgers, documents, partitions } = set.data;
    replaceIn(journals.values(), 3, (entry) => ({ ...entry, event: { ...entry.event, source: 'another' } }));
    const journal = journals.get(said.subject);
    const last = journal?.get(journal.size);
    if (journal === undefined || last === undefined) throw new Error('the journal is missing');
    journal.set(last.sequence + 1, { ...last, sequence: last.sequence + 1 });
    const [shipment = '', entry] = [...(ledgers.get(said.subject) ?? [])][0] ?? [];
    if (entry === undefined) throw new Error('the ledger is empty');
    ledgers.get(said.subject)?.set(shipment, { ...entry, amount: entry.amount + 1 });
    const unsent: MooringEvent = {
      id: 'unsent',
      source: 'mooring',
      type: 'mooring.task.expired',
      subject: said.subject,
      time: said.time,
      dataschema: 'task.expired/1',
      data: { taskId: 'none', revision: 1, reason: 'because' },
    };
    replaceIn([documents, ...partitions.values()], said.subject, (document) => ({
      ...document,
      outbox: [unsent],
    }));
    expect((await verified(set)).differences).toStrictEqual([]);
    const { differences } = await verified(set, set.log, true);
    const found = differences.map(({ what, subject }) => `${what} ${subject}`);
    const { subject } = said;
    for (const each of [`journal ${subject} 3`, `journal ${subject} ${String(last.sequence + 1)}`])
      expect(found).toContain(each);
    expect(found.filter((each) => !each.startsWith('journal '))).toStrictEqual([
      `sums ${subject}`,
      `outbox ${subject}`,
      expect.stringMatching(`^ledger ${subject} `),
    ]);
  });
});
