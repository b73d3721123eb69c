import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer, ApiClient } from '../support/api-client.js';
import { listAt, numberAt, pick, textAt } from '../support/pick.js';
import { scratch } from '../support/scratch.js';
import { serveSmallBook } from '../support/small-book.js';

const files = scratch();
let api: ApiClient;

beforeAll(async () => {
  ({ api } = await serveSmallBook(files.at('data')));
});

/** The open alert of an account, its path and its entity tag. */
async function alertOf(accountId: string): Promise<{ path: string; etag: string; revision: number }> {
  const list = await api.get(`/v1/alerts?status=open&accountId=${accountId}`);
  return seen(`/v1/alerts/${textAt(list.body, 'items', 0, 'alertId')}`);
}

async function taskOf(accountId: string): Promise<{ path: string; etag: string; revision: number }> {
  const list = await api.get(`/v1/tasks?status=open&accountId=${accountId}`);
  return seen(`/v1/tasks/${textAt(list.body, 'items', 0, 'taskId')}`);
}

async function seen(path: string): Promise<{ path: string; etag: string; revision: number }> {
  const { headers, body } = await api.get(path);
  return { path, etag: headers.get('etag') ?? '', revision: numberAt(body, 'revision') };
}

/** Types of the events that an account's journal has of actions. */
async function actionsIn(accountId: string): Promise<readonly string[]> {
  const { body } = await api.get(`/v1/accounts/${accountId}/journal?limit=500`);
  const types = listAt(body, 'items').map((entry) => textAt(entry, 'event', 'type'));
  return types.filter((type) => /^mooring\.(?:alert|task)\..+/u.test(type) && type !== 'mooring.task.opened');
}

describe('given an alert that a user has seen', () => {
  test('when it is acknowledged, snoozed and closed, then each answer carries it with its new revision', async () => {
    const { path, etag, revision } = await alertOf('QUITTER');
    expect(etag).toBe(`"${String(revision)}"`);
    const acknowledged = await api.post(`${path}/acknowledge`, undefined, { 'if-match': etag });
    expect(acknowledged).toMatchObject({
      status: 200,
      body: {
        command: { status: 'accepted' },
        alert: { acknowledgedBy: 'local', revision: revision + 1, words: { cause: expect.any(String) } },
      },
    });
    const until = '2099-01-05';
    const snoozed = await api.post(`${path}/snooze`, { until, reason: '等客户回复' }, tagOf(acknowledged));
    expect(snoozed).toMatchObject({
      status: 200,
      body: { alert: { snoozedUntil: until, revision: revision + 2 } },
    });
    const outcome = { outcome: 'lost', detail: '已转至其他货代' };
    const closed = await api.post(`${path}/close?lang=zh`, outcome, tagOf(snoozed));
    expect(closed).toMatchObject({ status: 200, body: { alert: { status: 'closed', ...outcome } } });
    expect((await api.get(path)).body).toMatchObject({ status: 'closed', ...outcome });
    expect((await api.get('/v1/accounts/QUITTER')).body).toMatchObject({
      standing: { alertId: null },
      tasks: [],
      why: expect.any(String),
    });
    expect((await api.get('/v1/tasks?accountId=QUITTER')).body).toMatchObject({
      items: [{ status: 'expired' }],
    });
  });

  test.each([
    ['lost', {}, 'detail'],
    ['not-valid', { detail: ' ' }, 'detail'],
    ['paused-with-wake-date', {}, 'wakeDate'],
    ['kept-by-us', { wakeDate: '2030-01-31' }, 'wakeDate'],
  ])(
    'when it is closed as %s with %j, then the answer says what is missing or too much',
    async (outcome, more, field) => {
      const { path, etag } = await alertOf('GOER');
      const refused = await api.post(`${path}/close`, { outcome, ...more }, { 'if-match': etag });
      expect(refused).toMatchObject({
        status: 422,
        body: { errors: [expect.objectContaining({ field: expect.stringContaining(field) })] },
      });
    },
  );

  test('when it has changed meanwhile, then nothing happens and the answer shows how it stands', async () => {
    const { path, etag, revision } = await alertOf('GOER');
    await api.post(`${path}/acknowledge`, undefined, { 'if-match': etag });
    const late = await api.post(`${path}/close`, { outcome: 'kept-by-us' }, { 'if-match': etag });
    expect(late).toMatchObject({
      status: 409,
      body: {
        type: 'urn:mooring:problem:changed',
        detail: expect.stringMatching(/^The alert has changed since revision \d+: it is at revision \d+/),
        current: { status: 'open', revision: revision + 1, acknowledgedBy: 'local' },
      },
    });
    expect(await actionsIn('GOER')).not.toContain('mooring.alert.closed');
  });

  test('when no revision is said, or none that there can be, then the answer asks for it', async () => {
    const { path } = await alertOf('GOER');
    const without = await api.post(`${path}/acknowledge`);
    expect([without.status, pick(without.body, 'type')]).toEqual([
      428,
      'urn:mooring:problem:revision-needed',
    ]);
    for (const tag of ['*', '"a"', '"0"', '"1", "2"']) {
      const { status, body } = await api.post(`${path}/acknowledge`, undefined, { 'if-match': tag });
      expect([status, pick(body, 'errors', 0, 'field')]).toEqual([400, 'If-Match']);
    }
  });

  test('when what is sent is wrong or nobody knows the alert, then the answer says so', async () => {
    const { path, etag } = await alertOf('GOER');
    const headers = { 'if-match': etag };
    const wrong = await api.post(`${path}/close`, { outcome: 'forgotten', colour: 'red' }, headers);
    expect(wrong.status).toBe(422);
    expect(JSON.stringify(pick(wrong.body, 'errors'))).toMatch(/colour/);
    expect((await api.post(`${path}/snooze`, { until: '2026-02-30', reason: 'x' }, headers)).status).toBe(
      422,
    );
    expect((await api.post(`${path}/snooze`, { until: '2099-01-05', reason: ' ' }, headers)).status).toBe(
      422,
    );
    expect((await api.post('/v1/alerts/none/acknowledge', undefined, headers)).status).toBe(404);
  });
});

describe('given a task', () => {
  test('when it is assigned, put off and completed, then the account manager and the day change', async () => {
    const { path, etag, revision } = await taskOf('GOER');
    const assigned = await api.post(`${path}/assign`, { owner: 'li.na', team: 'east' }, { 'if-match': etag });
    expect(assigned).toMatchObject({ status: 200, body: { task: { owner: 'li.na', team: 'east' } } });
    const later = { due: '2099-01-05', reason: 'the customer travels' };
    const snoozed = await api.post(`${path}/snooze`, later, tagOf(assigned));
    expect(snoozed).toMatchObject({ body: { task: { due: '2099-01-05', revision: revision + 2 } } });
    const stale = await api.post(`${path}/complete`, { outcome: 'visited' }, { 'if-match': etag });
    expect(stale).toMatchObject({ status: 409, body: { current: { due: '2099-01-05', owner: 'li.na' } } });
    const completed = await api.post(`${path}/complete`, { outcome: 'visited' }, tagOf(snoozed));
    expect(completed).toMatchObject({ body: { task: { status: 'completed', outcome: 'visited' } } });
    const again = await api.post(`${path}/complete`, { outcome: 'visited' }, tagOf(snoozed));
    expect(again).toMatchObject({
      status: 409,
      body: { detail: 'The task is not open any more.', current: { status: 'completed' } },
    });
  });
});

describe('given an action that is sent again under its Idempotency-Key', () => {
  test('then the answer is the same, and the journal has one event of it', async () => {
    const { path, etag } = await alertOf('GOER');
    const headers = { 'if-match': etag, 'idempotency-key': 'click-1' };
    const send = () => api.post(`${path}/snooze`, { until: '2099-02-02', reason: 'asked to wait' }, headers);
    const before = await actionsIn('GOER');
    const [first, ...others] = await Promise.all([send(), send(), send()]);
    const last = await send();
    expect(first.status).toBe(200);
    for (const other of [...others, last]) expect(other.body).toEqual(first.body);
    const more = (await actionsIn('GOER')).slice(before.length);
    expect(more).toEqual(['mooring.alert.snoozed.requested', 'mooring.alert.snoozed']);
    const command = await api.get(`/v1/commands/${textAt(first.body, 'command', 'commandId')}`);
    expect(command.body).toMatchObject({ action: 'alert.snoozed', status: 'accepted', actor: 'local' });
  });

  test('then another request under the same key is refused', async () => {
    const { path, etag } = await alertOf('GOER');
    const headers = { 'if-match': etag, 'idempotency-key': 'click-2' };
    const send = (reason: string) => api.post(`${path}/snooze`, { until: '2099-03-03', reason }, headers);
    expect((await send('one')).status).toBe(200);
    expect(await send('another')).toMatchObject({
      status: 422,
      body: { type: 'urn:mooring:problem:key-reused' },
    });
  });

  test('then of two at once with different content only one is taken', async () => {
    const { path, etag } = await alertOf('GOER');
    const headers = { 'if-match': etag, 'idempotency-key': 'click-3' };
    const reasons = ['one', 'another', 'a third'];
    const sent = reasons.map((reason) => ({ until: '2099-04-04', reason }));
    const answers = await Promise.all(sent.map((body) => api.post(`${path}/snooze`, body, headers)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(2);
  });

  test('then a refusal stays a refusal, and can be asked for', async () => {
    const { path } = await alertOf('GOER');
    const headers = { 'if-match': '"1"', 'idempotency-key': 'click-4' };
    const first = await api.post(`${path}/acknowledge`, undefined, headers);
    const again = await api.post(`${path}/acknowledge`, undefined, headers);
    expect([first.status, again.status]).toEqual([409, 409]);
    expect(pick(again.body, 'detail')).toBe(pick(first.body, 'detail'));
    expect((await api.get('/v1/commands/none')).status).toBe(404);
    const wrongKey = await api.post(`${path}/acknowledge`, undefined, {
      'if-match': '"1"',
      'idempotency-key': 'a key',
    });
    expect(wrongKey.body).toMatchObject({ status: 400, errors: [{ field: 'Idempotency-Key' }] });
  });
});

/** The entity tag of an answer, for the next action. */
function tagOf({ headers }: Answer): { readonly 'if-match': string } {
  return { 'if-match': headers.get('etag') ?? '' };
}
