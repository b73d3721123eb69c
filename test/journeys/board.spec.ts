import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startCli } from '../support/cli.js';
import { describeWithServers } from '../support/describe-with-servers.js';
import { installation } from '../support/installation.js';
import { type RunningServer, startServer } from '../support/running-server.js';
import { scratch } from '../support/scratch.js';

const files = scratch();
const USER = 'ops';
const PASSWORD = 'correct horse battery';
/** Where nobody listens. */
const NOWHERE = 'redis://127.0.0.1:1';

function signedIn(user = USER, password = PASSWORD): { readonly authorization: string } {
  return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
}

await describeWithServers('the job board', (servers) => {
  const data = files.at('data');
  const { env } = installation(servers, servers.name, data);
  const signIn = { MOORING_BOARD_USER: USER, MOORING_BOARD_PASSWORD: PASSWORD };
  let board: RunningServer;

  beforeAll(async () => {
    board = await startServer(data, { command: 'board', env: { ...env, ...signIn } });
  });
  afterAll(() => board.stop());

  test.each(['/', '/api/queues', '/nowhere', '/health', '/health/live/..', '//health/live', '/static/'])(
    '%s wants a sign-in',
    async (path) => {
      for (const headers of [{}, signedIn('other'), signedIn(USER, 'wrong'), signedIn('', '')]) {
        expect(await board.api.get(path, headers)).toMatchObject({ status: 401 });
      }
    },
  );

  test('shows the page and the queue of the installation to who signs in', async () => {
    const page = await board.api.get('/', signedIn());
    expect(page).toMatchObject({ status: 200, text: expect.stringContaining('Mooring') });
    expect(await board.api.get('/api/queues', signedIn())).toMatchObject({
      status: 200,
      body: { queues: [{ name: '{jobs}', readOnlyMode: true }] },
    });
  });

  test('loads nothing from elsewhere', async () => {
    const { text, headers } = await board.api.get('/', signedIn());
    expect(text).toContain('<link href="static/');
    expect(text).not.toMatch(/(?:src|href)="(?:https?:)?\/\//u);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'self'; /u);
  });

  test('changes nothing', async () => {
    for (const what of ['pause', 'empty', 'obliterate']) {
      const path = `/api/queues/${encodeURIComponent('{jobs}')}/${what}`;
      expect(await board.api.send('PUT', path, { headers: signedIn() })).toMatchObject({ status: 405 });
    }
  });

  test('says its health to everybody', async () => {
    expect(await board.api.get('/health/live')).toMatchObject({ status: 200 });
    expect(await board.api.get('/health/ready')).toMatchObject({ status: 200 });
  });

  test('lives, and is not ready, while Redis does not answer', async () => {
    const away = { ...env, ...signIn, REDIS_URL: NOWHERE };
    const alone = await startServer(data, { command: 'board', env: away });
    expect(await alone.api.get('/health/live')).toMatchObject({ status: 200 });
    expect(await alone.api.get('/health/ready')).toMatchObject({ status: 503 });
    expect(await alone.stop()).toMatchObject({ code: 0 });
  });

  test.each([
    ['no password', { MOORING_BOARD_USER: USER }],
    ['a short password', { MOORING_BOARD_USER: USER, MOORING_BOARD_PASSWORD: 'fifteen letters' }],
    ['no user', { MOORING_BOARD_PASSWORD: PASSWORD }],
  ])('does not start with %s', async (_what, some) => {
    expect(await startCli(['board', '--port', '0'], { ...env, ...some }).ended).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/^mooring: set MOORING_BOARD_USER .* and MOORING_BOARD_PASSWORD .*\n$/u),
    });
  });
});
