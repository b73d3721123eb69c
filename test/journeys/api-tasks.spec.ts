import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer, ApiClient } from '../support/api-client.js';
import { listAt, numberAt, pick, textAt } from '../support/pick.js';
import { scratch } from '../support/scratch.js';
import { serveSmallBook } from '../support/small-book.js';
import { importFile } from '../support/uploads.js';

const files = scratch();
const CONTACTS = 'account_id,contact_id,name,role\nACME,c-1,王丽,decision-maker\nACME,c-2,Tom Ford,contact\n';
let api: ApiClient;

beforeAll(async () => {
  ({ api } = await serveSmallBook(files.at('data')));
  await importFile(api, CONTACTS, { kind: 'contacts', source: 'crm' });
});

const tasksOf = async (accountId: string, status = 'open') =>
  listAt((await api.get(`/v1/tasks?status=${status}&accountId=${accountId}`)).body, 'items');
const tagOf = (answer: Answer) => ({ 'if-match': answer.headers.get('etag') ?? '' });
const journalOf = async (accountId: string) =>
  (await api.get(`/v1/accounts/${accountId}/journal?limit=500`)).text;

describe('the next step of a talk', () => {
  const talk = {
    accountId: 'ACME',
    kind: 'visit',
    contactIds: ['c-1'],
    nextStep: '发新报价',
    nextStepDue: '2099-01-05',
  };

  test('is a task at once, with its words, which are nowhere in the log', async () => {
    expect((await api.post('/v1/interactions', talk)).status).toBe(201);
    expect(await tasksOf('ACME')).toMatchObject([
      {
        cause: 'next-step',
        title: '发新报价',
        contactIds: ['c-1'],
        due: '2099-01-05',
        owner: 'li.na',
        openedBy: 'local',
        nextEscalation: { level: 'deputy' },
      },
    ]);
    expect((await tasksOf('ACME'))[0]).not.toHaveProperty('alertId');
    expect(await journalOf('ACME')).not.toContain('发新报价');
    expect((await api.get('/v1/accounts/ACME')).body).toMatchObject({ tasks: [{ title: '发新报价' }] });
  });

  test('cannot be read any more when the contact is erased', async () => {
    await api.delete('/v1/accounts/ACME/contacts/c-1');
    const [task] = await tasksOf('ACME');
    expect(task).toMatchObject({ unreadable: true });
    expect(task).not.toHaveProperty('title');
  });
});

describe('a task that somebody sets', () => {
  const wanted = { accountId: 'BOREAS', title: '问 Tom 要新合同', due: '2099-03-02', owner: 'wang.lei' };

  test('is there at once under one key once, and is given away, put off and cancelled', async () => {
    const headers = { 'idempotency-key': 'form-1' };
    const opened = await api.post('/v1/tasks', wanted, headers);
    expect(opened).toMatchObject({
      status: 201,
      body: { command: { status: 'accepted' }, task: { ...wanted, cause: 'by-hand', revision: 1 } },
    });
    expect((await api.post('/v1/tasks', wanted, headers)).body).toEqual(opened.body);
    expect((await api.post('/v1/tasks', { ...wanted, title: 'other' }, headers)).status).toBe(422);
    expect(await tasksOf('BOREAS')).toHaveLength(1);
    expect(await journalOf('BOREAS')).not.toContain('新合同');
    const path = `/v1/tasks/${textAt(opened.body, 'task', 'taskId')}`;
    const given = await api.post(`${path}/assign`, { owner: 'li.na' }, tagOf(opened));
    expect(given).toMatchObject({ status: 200, body: { task: { owner: 'li.na', title: wanted.title } } });
    expect(await api.post(`${path}/cancel`, undefined, tagOf(opened))).toMatchObject({
      status: 409,
      body: { current: { revision: 2 } },
    });
    expect(await api.post(`${path}/cancel`, undefined, tagOf(given))).toMatchObject({
      status: 200,
      body: { task: { status: 'cancelled' } },
    });
    expect(await tasksOf('BOREAS')).toEqual([]);
    expect(await tasksOf('BOREAS', 'cancelled')).toMatchObject([{ title: wanted.title }]);
  });

  test.each([
    [404, { ...wanted, accountId: 'NOBODY' }],
    [422, { ...wanted, due: '2020-01-01' }],
    [422, { ...wanted, contactIds: ['stranger'] }],
    [422, { ...wanted, title: '  ' }],
  ])('that cannot be is answered %d', async (status, body) => {
    expect((await api.post('/v1/tasks', body)).status).toBe(status);
  });
});

describe('the task of an alert', () => {
  const open = async () => {
    const [task] = await tasksOf('QUITTER');
    return api.get(`/v1/tasks/${textAt(task, 'taskId')}`);
  };

  test('has the steps of the playbook, which are ticked and taken back', async () => {
    const task = await open();
    const path = `/v1/tasks/${textAt(task.body, 'taskId')}`;
    const [step] = listAt(task.body, 'checklist');
    expect(step).toMatchObject({ step: expect.any(String), text: { zh: expect.any(String) } });
    const name = textAt(step, 'step');
    const ticked = await api.post(`${path}/steps/${name}`, { done: true }, tagOf(task));
    expect(ticked).toMatchObject({
      status: 200,
      body: {
        task: {
          checklist: expect.arrayContaining([
            expect.objectContaining({ step: name, doneAt: expect.any(String) }),
          ]),
        },
      },
    });
    expect((await api.post(`${path}/steps/${name}`, { done: true }, tagOf(task))).status).toBe(409);
    const back = await api.post(`${path}/steps/${name}`, { done: false }, tagOf(ticked));
    expect(pick(back.body, 'task', 'checklist', 0, 'doneAt')).toBeUndefined();
    expect((await api.post(`${path}/steps/dance`, { done: true }, tagOf(back))).status).toBe(409);
  });

  test('is not cancelled; what was done stands on it when it is completed', async () => {
    const task = await open();
    const path = `/v1/tasks/${textAt(task.body, 'taskId')}`;
    expect((await api.post(`${path}/cancel`, undefined, tagOf(task))).status).toBe(409);
    const name = textAt(task.body, 'checklist', 1, 'step');
    const ticked = await api.post(`${path}/steps/${name}`, { done: true }, tagOf(task));
    await api.post(`${path}/complete`, { outcome: '已拜访' }, tagOf(ticked));
    const { body } = await api.get(path);
    expect(body).toMatchObject({ status: 'completed', outcome: '已拜访' });
    const done = listAt(body, 'checklist').filter((item) => pick(item, 'doneAt') !== undefined);
    expect(done).toMatchObject([{ step: name }]);
  });
});

describe('tasks that are given away together', () => {
  const set = async (title: string, owner: string) => {
    const { body } = await api.post('/v1/tasks', { accountId: 'CERES', title, due: '2099-03-02', owner });
    return { taskId: textAt(body, 'task', 'taskId'), revision: 1 };
  };
  const give = (tasks: readonly object[], to?: string, headers = {}) =>
    api.post('/v1/tasks/reassign', { tasks, ...(to === undefined ? {} : { to }) }, headers);

  test('go through one by one: what had changed meanwhile stays where it is', async () => {
    const [one, two] = [await set('one', 'ill.ling'), await set('two', 'ill.ling')];
    await api.post(
      `/v1/tasks/${two.taskId}/snooze`,
      { due: '2099-03-03', reason: 'fair' },
      { 'if-match': '"1"' },
    );
    const headers = { 'idempotency-key': 'given-1' };
    const given = await give([one, two, { taskId: 'none', revision: 1 }], 'li.na', headers);
    expect(given).toMatchObject({
      status: 200,
      body: {
        items: [
          { taskId: one.taskId, status: 'accepted', task: { owner: 'li.na', revision: 2 } },
          {
            taskId: two.taskId,
            status: 'changed',
            reason: expect.stringContaining('revision 2'),
            task: { owner: 'ill.ling' },
          },
          { taskId: 'none', status: 'unknown' },
        ],
      },
    });
    expect((await give([one, two, { taskId: 'none', revision: 1 }], 'li.na', headers)).body).toEqual(
      given.body,
    );
  });

  test('go to whoever of the team has the least to do, one after the other', async () => {
    const { body } = await api.get('/v1/settings');
    const team = 'south';
    const managers = ['ill.ling', 'ann', 'bob'].map((manager) => ({ manager, team }));
    await api.send('PUT', '/v1/settings/roster', {
      body: JSON.stringify({ roster: { managers, teams: [] } }),
      headers: { 'content-type': 'application/json', 'if-match': `"${String(numberAt(body, 'version'))}"` },
    });
    const tasks = [await set('a', 'ill.ling'), await set('b', 'ill.ling'), await set('c', 'ill.ling')];
    const items = listAt((await give(tasks)).body, 'items');
    expect(items.map((item) => textAt(item, 'task', 'owner'))).toEqual(['ann', 'bob', 'ann']);
    const load = listAt((await api.get('/v1/load')).body, 'managers');
    expect(load).toContainEqual(
      expect.objectContaining({ owner: 'ann', team, openTasks: 2, overdueTasks: 0 }),
    );
    expect(load).toContainEqual(expect.objectContaining({ owner: 'wang.lei', accounts: 2, openAlerts: 2 }));
    expect(listAt((await api.get('/v1/load?team=south')).body, 'managers')).toContainEqual(
      expect.objectContaining({ owner: 'bob', openTasks: 1 }),
    );
  });
});

describe('the settings of a head', () => {
  const present = () => api.get('/v1/settings');
  const put = (name: string, body: object, headers: Readonly<Record<string, string>>) =>
    api.send('PUT', `/v1/settings/${name}`, {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });

  test('are changed at the version that was seen, and otherwise told how they stand', async () => {
    const before = await present();
    expect(before.body).toMatchObject({ escalation: { deputyDays: 2, headDays: 2 } });
    const roster = {
      managers: [{ manager: 'wang.lei', deputy: 'li.na', team: 'east', country: 'DE' }],
      teams: [{ team: 'east', head: 'chen.jun' }],
    };
    const after = await put('roster', { roster }, tagOf(before));
    expect(after).toMatchObject({
      status: 200,
      body: { roster, version: numberAt(before.body, 'version') + 1 },
    });
    expect(
      await put('escalation', { escalation: { deputyDays: 1, headDays: 1 } }, tagOf(before)),
    ).toMatchObject({
      status: 409,
      body: { current: { roster } },
    });
    const text = { zh: '打电话', en: 'Call' };
    const playbooks = [{ cause: 'by-hand', steps: [{ step: 'call', text }] }];
    expect((await put('playbooks', { playbooks }, tagOf(after))).body).toMatchObject({ playbooks, roster });
  });

  test.each([
    ['roster', { roster: { managers: [{ manager: 'li', country: 'XX' }], teams: [] } }],
    ['roster', { roster: { managers: [{ manager: 'li' }, { manager: 'li' }], teams: [] } }],
    ['escalation', { escalation: { deputyDays: 0, headDays: 1 } }],
    ['playbooks', { playbooks: [{ cause: 'dancing', steps: [] }] }],
  ])('a %s that cannot be is refused', async (name, body) => {
    const before = await present();
    expect((await put(name, body, tagOf(before))).status).toBe(422);
    expect((await present()).body).toEqual(before.body);
  });
});
