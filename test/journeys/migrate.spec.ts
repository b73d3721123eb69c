import { beforeAll, expect, test } from '@jest/globals';
import { type CliResult, runCli, startCli } from '../support/cli.js';
import { describeWithServers } from '../support/describe-with-servers.js';
import { installation } from '../support/installation.js';
import { listAt, pick } from '../support/pick.js';
import { scratch } from '../support/scratch.js';
import { until } from '../support/until.js';
import { weeklyCsv } from '../support/weekly-rows.js';

const files = scratch();
const data = files.at('data');
const WEEKS = 60;

async function filled(folder: string, stopped: string): Promise<void> {
  const rows = weeklyCsv([
    { accountId: 'ACME', weeks: WEEKS },
    { accountId: 'GLOBEX', weeks: WEEKS },
    { accountId: stopped, weeks: WEEKS - 12 },
  ]);
  const { code } = await runCli('import', files.file(`${stopped}.csv`, rows), '--data', folder);
  expect(code).toBe(0);
}

await describeWithServers('a data folder moves to the distributed set', (servers) => {
  const { env } = installation(servers, servers.name, files.at('shared'), 1);
  const run = (...args: readonly string[]): Promise<CliResult> => startCli(args, env).ended;
  const migrate = (folder: string): Promise<CliResult> =>
    run('migrate', '--from', `sqlite:${folder}`, '--to', `kafka:${servers.name}`);

  beforeAll(() => filled(data, 'QUITTER'));

  test('its log is copied, and compared, and the next step said', async () => {
    expect(await migrate(data)).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /^Copied [1-9][\d,]* events in 1 partition; counts and digests agree\.\nNext, set MOORING_SET=distributed /u,
      ),
    });
  });

  test('once more, it finds everything there', async () => {
    expect(await migrate(data)).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /^Copied 0 events in 1 partition; counts and digests agree\. [1-9][\d,]* were there already\.\n/u,
      ),
    });
  });

  test('what came into the folder since is copied behind the rest', async () => {
    const later = files.file('later.csv', 'account_id,name\nACME,Yanchen\n');
    expect((await runCli('import', later, '--kind', 'accounts', '--data', data)).code).toBe(0);
    expect(await migrate(data)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Copied [1-9]\d? events? .*agree\. [1-9][\d,]* were there already\.\n/u),
    });
  });

  test('another folder is refused', async () => {
    const other = files.at('other');
    await filled(other, 'LEAVER');
    expect(await migrate(other)).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining(
        `mooring: the topic ${servers.name} holds other events: name a new topic\n`,
      ),
    });
  });

  test('the distributed set folds the copy to the same alerts', async () => {
    expect(await run('verify')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/no difference\.\n$/u),
    });
    const { out } = await runCli('alerts', '--json', '--data', data);
    expect(out).toContain('QUITTER');
    expect(await run('alerts', '--json')).toMatchObject({ code: 0, out });
    // Nothing was said a second time: the topic is still the log of the folder.
    expect(await migrate(data)).toMatchObject({ code: 0, out: expect.stringMatching(/^Copied 0 events /u) });
  });

  test('contacts come with their keys, and who was erased stays so', async () => {
    const people = files.file(
      'people.csv',
      'account_id,contact_id,name\nACME,ann,Ann Lee\nACME,bob,Bob Ray\nGLOBEX,cid,Cid Poe\n',
    );
    expect((await runCli('import', people, '--kind', 'contacts', '--data', data)).err).toBe('');
    expect((await runCli('erase', 'ACME', 'bob', '--data', data)).code).toBe(0);
    expect(await migrate(data)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Copied the keys of personal data: [3-9], erased ones among them\.\n/u),
    });
    const all = installation(servers, servers.name, files.at('shared'), 1);
    const server = await all.start('start');
    const names = async (account: string) => {
      const { status, body } = await server.api.get(`/v1/accounts/${account}`);
      return status === 200 ? listAt(body, 'contacts').map((contact) => pick(contact, 'name')) : [];
    };
    await until(
      'the contacts are folded',
      async () => (await names('GLOBEX')).length + (await names('ACME')).length === 3,
    );
    expect(await names('ACME')).toEqual(['Ann Lee', undefined]);
    expect(await names('GLOBEX')).toEqual(['Cid Poe']);
    await all.stop();
  });

  test('a place without a kind is answered with the form', async () => {
    const { code, err } = await run('migrate', '--from', data, '--to', 'kafka:x');
    expect(code).toBe(1);
    expect(err).toContain('Give sqlite:NAME.');
  });
});
