import { listAt, numberAt, pick, textAt } from '../pick.js';
import type { LivingInstallation } from './living-installation.js';
import { ok } from './ok.js';
import { dateOf } from './year-company.js';

/** What a manager does in a day: takes up the alerts that are new, and does what is due. */
export async function workOff({ api }: LivingInstallation, day: string): Promise<void> {
  for (const alert of listAt((await api.get('/v1/alerts?status=open')).body, 'items')) {
    if (pick(alert, 'acknowledgedBy') !== undefined) continue;
    const headers = { 'if-match': `"${String(numberAt(alert, 'revision'))}"` };
    ok(await api.post(`/v1/alerts/${textAt(alert, 'alertId')}/acknowledge`, undefined, headers));
  }
  for (const task of listAt((await api.get('/v1/tasks?status=open')).body, 'items')) {
    if (textAt(task, 'due') > day) continue;
    const accountId = textAt(task, 'accountId');
    const headers = { 'if-match': `"${String(numberAt(task, 'revision'))}"` };
    const winback = pick(task, 'winback');
    if (winback === undefined) {
      ok(
        await api.post('/v1/interactions', {
          accountId,
          kind: 'call',
          direction: 'outbound',
          note: 'Spoke.',
        }),
      );
      // A call is all that such a task has asked for: it is done with it.
      if (pick(task, 'cause') !== 'keep-in-touch')
        ok(await api.post(`/v1/tasks/${textAt(task, 'taskId')}/complete`, { outcome: 'called' }, headers));
    } else {
      const { body } = await api.get(`/v1/winbacks/${textAt(winback, 'planId')}`);
      const plan = { 'if-match': `"${String(numberAt(body, 'revision'))}"` };
      const path = `/v1/winbacks/${textAt(winback, 'planId')}`;
      const how = pick(winback, 'asks') === 'attempt' ? 'attempt' : 'wake';
      const said =
        how === 'attempt'
          ? { how: 'call', reached: true, note: 'Not yet.' }
          : { wakeOn: dateOf(60, 0), reason: 'later' };
      ok(await api.post(`${path}/${how}`, said, plan));
    }
  }
}
