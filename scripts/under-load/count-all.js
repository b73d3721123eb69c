import { join } from 'node:path';

const OPEN_SET = join(import.meta.dirname, '../../dist/apps/mooring/src/distributed/open-distributed-set.js');
const PAGE = 1_000;

/**
 * Counts what is there, read from the servers themselves, and what is there twice though it may be only once. Of `sent`
 * (shipments) and `commands` (actions) it says how many are missing.
 */
export async function countAll(env, sent, commands = new Set()) {
  Object.assign(process.env, env);
  const { openDistributedSet } = await import(OPEN_SET);
  const set = await openDistributedSet('', 'read');
  try {
    const events = [];
    const documents = [];
    for (let partition = 0; partition < set.log.partitions; partition += 1) {
      for await (const batch of set.log.read(partition, undefined)) events.push(...batch);
      for await (const batch of (await set.store.open(partition)).documents) documents.push(...batch);
    }
    const journal = [];
    for (const { subject } of documents) {
      for (let after = 0, page; page === undefined || page.length === PAGE; after += PAGE) {
        page = await set.readModels.journal(subject, after, PAGE);
        journal.push(...page.map(({ event }) => event));
      }
    }
    const rows = async (collection, orderBy) => {
      const found = [];
      let after;
      do {
        const query = { collection, where: {}, orderBy, descending: false, after, limit: PAGE };
        const page = await set.readModels.find(query);
        found.push(...page.rows);
        after = page.next;
      } while (after !== undefined);
      return found;
    };
    const [alerts, tasks, effects, known] = [
      await rows('alerts', 'accountId'),
      await rows('tasks', 'accountId'),
      await rows('effects', 'accountId'),
      await rows('commands', 'accountId'),
    ];
    const jobs = new Set((await set.jobs.waiting(1_000_000)).map(({ payload }) => payload.taskId));
    const unreminded = tasks.filter((task) => task.status === 'open' && task.remindedOn !== task.remindOn);
    const of = (type) => journal.filter((event) => event.type === `mooring.${type}`);
    const raised = [...of('relationship.loosened'), ...of('relationship.paused')];
    const shipments = new Set(journal.map(({ data }) => data.shipmentId));
    const commandIds = new Set(known.map(({ commandId }) => commandId));
    const outbox = documents
      .filter(({ subject }) => subject.startsWith('account/'))
      .flatMap((document) => document.outbox);
    return {
      there: {
        'events in the log': events.length,
        'journal entries': journal.length,
        'weeks closed': of('week.closed').filter(({ subject }) => subject === 'portfolio').length,
        alerts: alerts.length,
        tasks: tasks.length,
        'reminders to send': effects.length,
        actions: known.length,
        'jobs waiting': jobs.size,
        'events twice in the log, dropped by the fold': doubled(events, ({ subject, source, id }) => [
          subject,
          source,
          id,
        ]),
      },
      wrong: {
        'events lost': [...sent].filter((id) => !shipments.has(id)).length,
        'actions lost': [...commands].filter((id) => !commandIds.has(id)).length,
        'journal entries doubled': doubled(journal, ({ subject, source, id }) => [subject, source, id]),
        'weeks closed twice': doubled(of('week.closed'), ({ subject, data }) => [subject, data.week]),
        'alerts doubled':
          doubled(alerts, ({ accountId, raisedWeek }) => [accountId, raisedWeek]) +
          doubled(
            alerts.filter(({ status }) => status === 'open'),
            ({ accountId }) => [accountId],
          ) +
          doubled(raised, ({ subject, type, data }) => [subject, type, data.week]),
        'tasks doubled':
          doubled(
            tasks.filter(({ status }) => status === 'open'),
            ({ alertId }) => [alertId],
          ) + doubled(of('task.opened'), ({ subject, data }) => [subject, data.taskId]),
        'reminders doubled':
          doubled(effects, ({ taskId, dueOn }) => [taskId, dueOn]) +
          doubled(of('deadline.reached'), ({ data }) => [data.taskId, data.on]),
        'statements left unsent': outbox.length,
        'open tasks without a waiting job': unreminded.filter(({ taskId }) => !jobs.has(taskId)).length,
      },
    };
  } finally {
    await set.close();
  }
}

function doubled(list, nameOf) {
  return list.length - new Set(list.map((each) => JSON.stringify(nameOf(each)))).size;
}
