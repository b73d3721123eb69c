import { setImmediate } from 'node:timers/promises';
import {
  activeSettings,
  type Clock,
  eraseContact,
  type ImportPorts,
  type JobQueue,
  type KeyVault,
  listAlerts,
  listParked,
  listTasks,
  LOCAL_OPERATOR,
  logInteraction,
  passEvents,
  type ReadModels,
  requestAction,
  startEngine,
  takeUpParked,
} from '#pipeline';
import { accountSubject, DEFAULT_SETTINGS, type MooringEvent } from '#relationship';

/** What a golden log is recorded with. */
export interface GoldenPorts extends ImportPorts {
  readonly readModels: ReadModels;
  readonly jobs: JobQueue;
  readonly clock: Clock;
  readonly vault: KeyVault;
}

/** Everything that a feed may send as an event. */
export async function anHourOfEvents(ports: GoldenPorts): Promise<void> {
  const sent = (nth: number, type: string, content: object) => ({
    specversion: '1.0',
    id: `event-${String(nth)}`,
    source: 'edi',
    type: `mooring.${type}`,
    subject: 'account/EV-1',
    time: '2026-11-23T09:00:00+08:00',
    data: content,
  });
  const answers = await passEvents(
    ports,
    [
      sent(1, 'account.registered', { name: '远洋贸易', nameEn: 'Ocean Trading', country: 'CN', tier: 'B' }),
      sent(2, 'account.assigned', { owner: 'li.wei', team: 'east' }),
      sent(3, 'shipment.booked', {
        shipmentId: 'S-1',
        value: 1200.5,
        quantity: 2,
        unit: 'TEU',
        service: 'sea FCL',
      }),
      sent(4, 'shipment.amended', {
        shipmentId: 'S-1',
        version: 9_999_999_999_999,
        value: 1300,
        lane: 'CNSHA-DEHAM',
      }),
      sent(5, 'shipment.booked', { shipmentId: 'S-2', date: '2026-11-20', orders: 3 }),
      sent(6, 'shipment.cancelled', { shipmentId: 'S-2', version: 9_999_999_999_999 }),
      sent(7, 'contact.added', { contactId: 'ann', name: 'Ann Weber', role: 'decision-maker' }),
      sent(8, 'contact.changed', { contactId: 'ann', name: 'Ann Weber', title: 'Head of Logistics' }),
      sent(9, 'interaction.logged', {
        kind: 'visit',
        contactIds: ['ann'],
        feeling: 'positive',
        note: 'At ease.',
      }),
    ],
    async () => (await activeSettings(ports.store)) ?? DEFAULT_SETTINGS,
  );
  const wrong = answers.filter(({ ok }) => !ok);
  if (wrong.length > 0) throw new Error(JSON.stringify(wrong));
  await ports.projector.drain();
}

/** Reminders are due, a call is logged, and people act on alerts and tasks: once with success, once too late. */
export async function aDayOfWork(ports: GoldenPorts): Promise<void> {
  const { readModels, jobs, clock, projector } = ports;
  const engine = startEngine(ports, (error) => {
    throw error;
  });
  while ((await jobs.waiting(1)).some(({ runAt }) => runAt <= clock.now())) await setImmediate();
  await engine.stop();
  const [alert, other] = (await listAlerts(readModels, LOCAL_OPERATOR, { status: 'open', limit: 2 })).rows;
  const [task, another] = (
    await listTasks(ports, LOCAL_OPERATOR, { status: 'open', limit: 9 })
  ).rows.filter(({ alertId }) => alertId !== alert?.alertId && alertId !== other?.alertId);
  if (!alert || !other || !task || !another) throw new Error('there is too little to do');
  const { alertId, revision } = alert;
  const asked = [
    { type: 'mooring.alert.acknowledged.requested', data: { alertId, revision } },
    {
      type: 'mooring.alert.snoozed.requested',
      data: { alertId, revision: revision + 1, until: '2026-12-01', reason: 'fair' },
    },
    {
      type: 'mooring.alert.closed.requested',
      data: {
        alertId: other.alertId,
        revision: other.revision,
        outcome: 'reduced-for-good',
        detail: 'one lane',
      },
    },
    {
      type: 'mooring.task.snoozed.requested',
      data: { taskId: task.taskId, revision: 1, due: '2026-12-04', reason: 'fair' },
    },
    {
      type: 'mooring.task.assigned.requested',
      data: { taskId: task.taskId, revision: 2, owner: 'li.wei', team: 'east' },
    },
    {
      type: 'mooring.task.completed.requested',
      data: { taskId: another.taskId, revision: 1, outcome: 'visited' },
    },
  ] as const;
  for (const [nth, action] of asked.entries()) {
    for (const again of ['done', 'refused']) {
      await requestAction(ports, LOCAL_OPERATOR, `${again}-${String(nth)}`, action);
      await projector.drain();
    }
  }
  const call = { accountId: alert.accountId, date: '2026-11-23', kind: 'call', note: 'Rates.' } as const;
  await logInteraction(ports, LOCAL_OPERATOR, 'call-1', call);
  await eraseContact(ports, LOCAL_OPERATOR, 'EV-1', 'ann');
  await projector.drain();
}

/** Two accounts meet an event of a version that does not exist; one of them goes on without it. */
export async function twoParkedAccounts(ports: GoldenPorts): Promise<void> {
  const { log, projector } = ports;
  const booked = (accountId: string, shipmentId: string, dataschema = 'shipment.booked/1'): MooringEvent => ({
    id: `${shipmentId} of ${accountId}`,
    source: 'edi',
    type: 'mooring.shipment.booked',
    subject: accountSubject(accountId),
    time: '2026-11-23T00:00:00+08:00',
    dataschema,
    data: { shipmentId, version: 1, date: '2026-11-23', orders: 1, amount: 5000 },
  });
  for (const accountId of ['waits', 'taken-up']) {
    await log.append([
      booked(accountId, 'S-1'),
      booked(accountId, 'S-2', 'shipment.booked/99'),
      booked(accountId, 'S-3'),
      booked(accountId, 'S-4'),
    ]);
  }
  await projector.drain();
  if ((await listParked(ports)).length !== 2) throw new Error('nothing is parked');
  for (const how of ['retry', 'skip'] as const) {
    await takeUpParked(ports, LOCAL_OPERATOR, accountSubject('taken-up'), { how, reason: 'for the record' });
    await projector.drain();
  }
}
