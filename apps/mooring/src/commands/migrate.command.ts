import { InvalidArgumentError } from 'commander';
import { openKafkaLog, openMongo } from '#distributed';
import type { AccountStore, KeyVault, Position } from '#pipeline';
import { distributedSettings } from '../distributed/distributed-settings.js';
import { kafkaOptions } from '../distributed/open-distributed-set.js';
import {
  copyLog,
  OtherEvents,
  type Passed,
  summaries,
  type Summary,
  type TakingLog,
} from '../migrate/copy-log.js';
import { copyKeys, OtherKeys } from '../migrate/copy-keys.js';
import type { MooringSet } from '../set.js';
import { print, printError } from '../terminal/print.js';
import { type Progress, progress } from '../terminal/progress.js';
import { UserError } from '../user-error.js';

/** Takes `kind:NAME` apart, for an option of the command line. */
export function nameAfter(kind: string): (text: string) => string {
  return (text) => {
    const name = text.startsWith(`${kind}:`) ? text.slice(kind.length + 1) : '';
    if (name === '') throw new InvalidArgumentError(`Give ${kind}:NAME.`);
    return name;
  };
}

/**
 * Copies the log of a data folder into a topic of Kafka, from which the distributed set folds everything else. The set must
 * be opened for writing: what came into the folder meanwhile would be left behind.
 */
export async function migrateCommand(
  { log, vault, clock }: MooringSet,
  folder: string,
  topic: string,
): Promise<void> {
  // Week markers belong to a partition by its number, so the number of partitions stays as it is.
  const partitions = String(log.partitions);
  const settings = distributedSettings({
    ...process.env,
    MOORING_TOPIC: topic,
    MOORING_PARTITIONS: partitions,
  });
  const bar = progress('events');
  try {
    const source = await summaries(log, shownOn(bar, 'reading'));
    const kafka = await openKafkaLog({ ...kafkaOptions(settings), clock });
    try {
      const installation = { logId: kafka.header.id, partitions: kafka.header.partitions };
      // Before anything is copied: a database of something else is refused.
      const mongo = await openMongo({ url: settings.mongoUrl, installation, warn: printError });
      try {
        // Before the log: nobody may seal anything for an owner under another key meanwhile.
        await moveKeys(vault, mongo.keyVault, settings.mongoUrl);
        const copy = await copyAndCompare(log, kafka.log, topic, { bar, total: total(source) });
        await beginBehind(mongo.store, copy);
      } finally {
        await mongo.close();
      }
    } finally {
      await kafka.close();
    }
  } finally {
    bar.finish();
  }
  print(
    `Next, set MOORING_SET=distributed MOORING_TOPIC=${topic} MOORING_PARTITIONS=${partitions} and start the processes ` +
      '(mooring projector, mooring follow-up, mooring api).',
  );
  print(`Write nothing into ${folder} from now on: it would not come along.`);
}

async function moveKeys(source: KeyVault, target: KeyVault, mongoUrl: string): Promise<void> {
  const owners = await copyKeys(source, target).catch((error: unknown) => {
    if (!(error instanceof OtherKeys)) throw error;
    throw new UserError(
      `the vault beside ${new URL(mongoUrl).pathname.slice(1)} has other keys: name another database in MONGO_URL`,
    );
  });
  if (owners > 0)
    print(`Copied the keys of personal data: ${owners.toLocaleString('en')}, erased ones among them.`);
}

async function copyAndCompare(
  source: MooringSet['log'],
  target: TakingLog,
  topic: string,
  shown: { readonly bar: Progress; readonly total: number },
): Promise<readonly Summary[]> {
  const { copied, present } = await copyLog(source, target, shownOn(shown.bar, 'copying', shown.total)).catch(
    (error: unknown) => {
      if (!(error instanceof OtherEvents)) throw error;
      throw new UserError(`the topic ${topic} holds other events: name a new topic`);
    },
  );
  const compared = shownOn(shown.bar, 'comparing', 2 * shown.total);
  const ours = await summaries(source, compared);
  const theirs = await summaries(target, compared);
  shown.bar.finish();
  for (const [partition, one] of ours.entries()) {
    const other = theirs[partition];
    if (one.events === other?.events && one.digest === other.digest) continue;
    throw new UserError(
      `partition ${String(partition)} of the topic ${topic} differs from the folder (${String(other?.events ?? 0)} events, ` +
        `not ${String(one.events)}, or other ones): make sure that nobody else writes to it, and name a new topic`,
    );
  }
  const before = present === 0 ? '' : ` ${present.toLocaleString('en')} were there already.`;
  const places = ours.length === 1 ? '1 partition' : `${String(ours.length)} partitions`;
  print(`Copied ${copied.toLocaleString('en')} events in ${places}; counts and digests agree.${before}`);
  return theirs;
}

/** Has the first fold decide nothing again that was said before the last closed week, as a replay does. */
async function beginBehind(store: AccountStore, copy: readonly Summary[]): Promise<void> {
  const liveFrom = new Map<number, Position>();
  for (const [partition, { closed }] of copy.entries())
    if (closed !== undefined) liveFrom.set(partition, closed);
  await store.clear(liveFrom);
}

function total(all: readonly Summary[]): number {
  return all.reduce((sum, { events }) => sum + events, 0);
}

function shownOn(bar: Progress, label: string, of?: number): Passed {
  let done = 0;
  return (events) => {
    done += events;
    bar.update(label, done, of);
  };
}
