import {
  accountSubject,
  type DataOf,
  dataschemaOf,
  DEFAULT_SETTINGS,
  type EventType,
  type MooringEvent,
  type Notification,
  PORTFOLIO,
  SYSTEM_SOURCE,
} from '#relationship';
import { statement } from '#relationship/testing';
import { memorySet } from '../../contracts/port-set.js';
import { rowsOf } from '../../contracts/snapshot.js';
import type { Channel, Delivery, Message, Notifier } from '../../ports/index.js';
import { createProjector, type Projector } from '../../project/projector.js';
import type { NotifyPorts } from '../notify-ports.js';
import type { NamedChannel, Recipient } from '../recipient.js';

/** A message that was given to the world outside, and what the world said. */
export interface Told {
  readonly kind: Channel['kind'];
  readonly message: Message;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly delivery: Delivery;
}

export interface FakeNotifier extends Notifier {
  readonly told: readonly Told[];
  /** What the world says from now on. */
  answer(delivery: Delivery): void;
}

function fakeNotifier(first: Delivery = { outcome: 'sent' }): FakeNotifier {
  const told: Told[] = [];
  let next = first;
  return {
    told,
    answer(delivery) {
      next = delivery;
    },
    async deliver({ kind }, message, facts) {
      told.push({ kind, message, facts, delivery: next });
      return next;
    },
  };
}

export const MAIL: NamedChannel = { name: 'mail', channel: { kind: 'email', address: 'li@example.com' } };
export const ROBOT: NamedChannel = { name: 'group', channel: { kind: 'dingtalk', url: 'https://robot' } };
export const HOOK: NamedChannel = {
  name: 'hook',
  channel: { kind: 'webhook', url: 'https://hook', secret: 'whsec_c2VjcmV0' },
};

/** Somebody who is told everything at once, by mail, unless said otherwise. */
export function recipient(more: Partial<Recipient> = {}): Recipient {
  return { language: 'en', channels: [MAIL], mode: 'at-once', timeZone: 'Asia/Shanghai', ...more };
}

/** The text of an event about an account at noon of the test's day. */
export function said<Type extends EventType>(type: Type, accountId: string, data: DataOf<Type>) {
  return {
    id: `${type} ${accountId} ${JSON.stringify(data)}`,
    source: SYSTEM_SOURCE,
    type,
    subject: accountSubject(accountId),
    time: '2026-03-03T04:00:00.000Z',
    dataschema: dataschemaOf(type),
    data,
  };
}

export interface ToldCompany {
  readonly set: ReturnType<typeof memorySet>;
  readonly projector: Projector;
  readonly notifier: FakeNotifier;
  /** What a process tells people with. */
  ports(who: Recipient | undefined, process?: string): NotifyPorts;
  /** Appends events and folds them. */
  deliver(events: readonly MooringEvent[]): Promise<void>;
  /** The first notification of an account. Throws when there is none. */
  notificationOf(accountId: string): Promise<Notification>;
  /** The status of each effect. */
  statuses(): Promise<readonly unknown[]>;
}

/** An account's loosening, said now. */
export function loosened(accountId: string): MooringEvent {
  const stated = statement('loosened', accountId, { alertId: `alert of ${accountId}` });
  return { ...stated, id: `loosened ${accountId}`, time: '2026-03-03T04:00:00.000Z' };
}

/** A company in which `li` looks after some accounts, each of which has just been found loosening. */
export async function toldCompany(accounts: readonly string[] = ['A']): Promise<ToldCompany> {
  const set = memorySet(2);
  const projector = createProjector(set);
  const notifier = fakeNotifier();
  let claims = 0;
  const settings: MooringEvent = {
    ...said('mooring.settings.activated', '', DEFAULT_SETTINGS),
    subject: PORTFOLIO,
  };
  await set.log.append([
    settings,
    ...accounts.flatMap((accountId) => [
      said('mooring.account.registered', accountId, { name: `company ${accountId}` }),
      said('mooring.account.assigned', accountId, { owner: 'li' }),
      loosened(accountId),
    ]),
  ]);
  await projector.drain();
  return {
    set,
    projector,
    notifier,
    ports: (who, process = 'one') => ({
      ...set,
      notifier,
      recipients: (manager) => (manager === 'li' ? who : undefined),
      // Whoever waits for the fold sees to it.
      bell: {
        rung: 0,
        next: async () => {
          await projector.drain();
        },
      },
      pageOf: (accountId) => `https://mooring.example/${accountId ?? ''}`,
      newClaimant: () => `${process} ${String((claims += 1))}`,
    }),
    async deliver(events) {
      await set.log.append(events);
      await projector.drain();
    },
    async notificationOf(accountId) {
      const state = (await set.store.document(accountSubject(accountId)))?.state;
      const [notification] = state?.kind === 'account' ? (state.notifications ?? []) : [];
      if (notification === undefined) throw new Error(`there is no notification of ${accountId}`);
      return notification;
    },
    async statuses() {
      return (await rowsOf(set.readModels, 'effects')).map(({ status }) => status);
    },
  };
}
