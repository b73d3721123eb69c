import { describe, expect, test } from '@jest/globals';
import type { AccountStore, EventLog } from '../ports/index.js';
import { canonicalJson } from '../replay/canonical-json.js';
import { verify } from '../replay/verify.js';
import { Crash } from './crash.js';
import { type CrashMode, withCrashAt } from './crash-at.js';
import { SCENARIO, type ScenarioStages } from './crash-scenario.js';
import { memorySet, type PortSet } from './port-set.js';
import { documentsOf, eventsOf, type Snapshot, snapshot } from './snapshot.js';
import { tornLog } from './torn-log.js';

/** Between the death of a process and the start of the next one. */
const RESTART = 60_000;

/** An empty set; `doomed` are its ports as the process that is going to die sees them. */
export interface DoomedSet extends PortSet {
  readonly doomed?: { readonly log?: EventLog; readonly store?: AccountStore };
}

/**
 * Gives the commands of the story until the process dies or the story ends.
 *
 * @returns the number of commands that were done
 */
async function runDoomed({ doomed, ...set }: DoomedSet, k: number, mode: CrashMode): Promise<number> {
  const { log, store, jobs, clock } = { ...set, ...doomed };
  const stages = stagesOf(set);
  const { readModels } = set;
  const dying = withCrashAt({ log, store, readModels, jobs, ...stages }, k, mode);
  let done = 0;
  try {
    for (const command of SCENARIO) {
      await command({ ...dying, clock });
      done += 1;
    }
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
  }
  await closeAll(stages);
  return done;
}

/** Gives the commands that are not done yet. */
async function runRest(set: PortSet, done: number): Promise<void> {
  const stages = stagesOf(set);
  for (const command of SCENARIO.slice(done)) await command({ ...set, ...stages });
  await closeAll(stages);
}

/** A stage for each import of the story. */
function stagesOf(set: PortSet): ScenarioStages {
  return { first: set.importStage(), second: set.importStage(), third: set.importStage() };
}

async function closeAll({ first, second, third }: ScenarioStages): Promise<void> {
  for (const stage of [first, second, third]) await stage.close();
}

/** What a run that nothing disturbed ends in; it has to tell a story, or the sweep would prove little. */
export async function undisturbed(make: () => Promise<PortSet>): Promise<Snapshot> {
  const set = await make();
  await runRest(set, 0);
  const whole = await snapshot(set);
  const types = new Set([...whole.journals.values()].flat().map(({ type }) => type));
  for (const type of [
    'relationship.loosened',
    'relationship.paused',
    'relationship.recovered',
    'task.opened',
    'winback.planned',
    'winback.attempted',
    'week.judged',
    'budget.granted',
    'alert.surfaced',
  ]) {
    expect(types).toContain(`mooring.${type}`);
  }
  for (const type of [
    'task.expired',
    'task.escalated',
    'task.step-done',
    'shipment.amended',
    'shipment.cancelled',
    'alert.acknowledged',
    'alert.acknowledged.refused',
    'alert.returned',
    'interaction.logged',
    'notification.claimed',
    'notification.uncertain',
    'parked.retried',
    'parked.skipped',
  ]) {
    expect(types).toContain(`mooring.${type}`);
  }
  // Six tasks are open, each with its reminder and its ladder: three are calls to accounts that nobody has spoken to.
  const names = whole.jobs.map(({ name }) => name);
  expect(Map.groupBy(names, (name) => name)).toEqual(
    new Map([
      ['end-snooze', ['end-snooze']],
      ['escalate-task', Array.from({ length: 6 }, () => 'escalate-task')],
      ['notify', ['notify', 'notify']],
      ['remind-task', Array.from({ length: 6 }, () => 'remind-task')],
      ['team-digest', ['team-digest']],
    ]),
  );
  for (const collection of ['contacts', 'interactions', 'commands', 'effects', 'winbacks'])
    expect(whole.rows[collection]).not.toHaveLength(0);
  expect([...(await documentsOf(set)).values()].filter(({ parked }) => parked !== undefined)).toHaveLength(1);
  await set.dispose();
  return whole;
}

/**
 * Kills the story at one call after the other until it survives; after each death a new process runs it again on what the
 * dead one left, and has to end where the undisturbed run did.
 *
 * @returns how many deaths were survived
 */
export async function sweep(
  make: (k: number) => Promise<DoomedSet>,
  whole: Snapshot,
  callOf: (k: number) => { readonly k: number; readonly mode: CrashMode },
): Promise<number> {
  const expected = partsOf(whole);
  const verified = new Set<string>();
  for (let k = 1; ; k += 1) {
    const set = await make(k);
    const call = callOf(k);
    const done = await runDoomed(set, call.k, call.mode);
    const died = done < SCENARIO.length;
    if (died) {
      set.clock.advance(RESTART);
      await runRest(set, done);
      const differences = differencesOf(partsOf(await snapshot(set)), expected);
      // Many deaths leave the same log; what follows from it has to be decided again only once.
      const log = (await eventsOf(set.log)).map(({ subject, id }) => `${subject} ${id}`).join();
      const again = verified.has(log) ? [] : await decidedAgain(set);
      verified.add(log);
      if (differences.length + again.length > 0) {
        const told = JSON.stringify([...differences, ...again].slice(0, 12), undefined, 1);
        throw new Error(`after death ${String(k)} (command ${String(done + 1)}): ${told}`);
      }
    }
    await set.dispose();
    if (!died) return k - 1;
  }
}

async function decidedAgain(set: PortSet): Promise<readonly unknown[]> {
  const scratch = memorySet(set.log.partitions);
  return (await verify({ log: set.log, present: set, scratch })).differences;
}

/** The parts of a snapshot by name, as text: a whole diff of two sets is too long to be read. */
export function partsOf({ states, journals, sums, rows, jobs }: Snapshot): ReadonlyMap<string, string> {
  const parts = [
    ...[...states].map(([subject, state]) => [`state of ${subject}`, state] as const),
    ...[...journals].map(([subject, events]) => [`journal of ${subject}`, events] as const),
    ...[...sums].map(([subject, list]) => [`ledger of ${subject}`, list] as const),
    ...Object.entries(rows).map(([collection, list]) => [`rows of ${collection}`, list] as const),
    ['jobs', jobs] as const,
  ];
  return new Map(parts.map(([name, part]) => [name, canonicalJson(part)]));
}

function differencesOf(
  found: ReadonlyMap<string, string>,
  whole: ReadonlyMap<string, string>,
): readonly string[] {
  return [...new Set([...found.keys(), ...whole.keys()])]
    .filter((name) => found.get(name) !== whole.get(name))
    .map((name) => `${name} differs`);
}

/** Which of the deaths are tried, where each takes its time. */
export interface Sampling {
  /** Every so many-th one; 1 if nothing else is said. */
  readonly every?: number;
  /** How long a sweep may take, in milliseconds. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 1_200_000;
const HOURS_MS = 6 * 3_600_000;

/**
 * Every so many-th death, which is what there is time for each time: the story takes longer the later it is killed. With
 * MOORING_SWEEP=all every single one is tried.
 */
export function everyDeath(every: number): Required<Sampling> {
  return process.env['MOORING_SWEEP'] === 'all'
    ? { every: 1, timeoutMs: HOURS_MS }
    : { every, timeoutMs: TIMEOUT_MS };
}

/** A set survives the death of the process before and after every single port call. */
export function crashSweepContract(
  name: string,
  make: () => Promise<PortSet>,
  modes: readonly CrashMode[],
  { every = 1, timeoutMs = TIMEOUT_MS }: Sampling = {},
): void {
  describe(`${name} survives the death of the process`, () => {
    test.each(modes)(
      '%s its port calls',
      async (mode) => {
        const whole = await undisturbed(make);
        const deaths = await sweep(
          () => make(),
          whole,
          (k) => ({ k: k * every, mode }),
        );
        told(`${name}: ${String(deaths)} deaths ${mode} a port call survived`, every);
        expect(deaths * every).toBeGreaterThan(100);
      },
      timeoutMs,
    );
  });
}

/** A set survives appends of which only the first events are written, wherever that is. */
export function tornAppendsContract(
  name: string,
  make: () => Promise<PortSet>,
  { every = 1, timeoutMs = TIMEOUT_MS }: Sampling = {},
): void {
  describe(`${name} survives`, () => {
    test(
      'appends that stop after any of their events',
      async () => {
        const whole = await undisturbed(make);
        const deaths = await sweep(
          async (k) => {
            const set = await make();
            return { ...set, doomed: { log: tornLog(set.log, k * every - 1) } };
          },
          whole,
          () => NEVER,
        );
        told(`${name}: ${String(deaths)} appends that stopped half-way survived`, every);
        expect(deaths * every).toBeGreaterThan(100);
      },
      timeoutMs,
    );
  });
}

/** No port call dies by its number: the torn port itself does. */
export const NEVER = { k: Number.POSITIVE_INFINITY, mode: 'before' } as const;

/** A run that is green says how much it has tried. */
function told(what: string, every: number): void {
  console.log(every === 1 ? what : `${what}, every ${String(every)}th tried`);
}
