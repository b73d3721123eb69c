import { expect, test } from '@jest/globals';
import { describeWithServers } from '../support/describe-with-servers.js';
import { installation } from '../support/installation.js';
import { BATCHED, shipment } from '../support/offered.js';
import { type RunningServer, startServer } from '../support/running-server.js';
import { scratch } from '../support/scratch.js';
import { until } from '../support/until.js';

const files = scratch();
const PROCESSES = ['projector', 'follow-up', 'api'];
/** Where nobody listens. */
const NOWHERE = 'redis://127.0.0.1:1';

const linesOf = async ({ api }: RunningServer): Promise<readonly string[]> =>
  (await api.get('/metrics')).text.split('\n');

await describeWithServers('the metrics of an installation of several processes', (servers) => {
  const all = installation(servers, servers.name, files.at('data'));
  const day = new Date().toISOString().slice(0, 10);

  test.each(PROCESSES)(
    '%s says how far behind the fold is, when each feed came last, and what waits',
    async (name) => {
      await Promise.all(PROCESSES.map((process) => all.start(process)));
      const sent = await all
        .of('api')
        .api.post('/v1/events?wait=1', [shipment('ACME', 'S', { date: day })], BATCHED);
      expect(sent.status).toBe(200);
      const expected = [
        'mooring_projection_lag_events 0',
        'mooring_projection_lag_seconds 0',
        `mooring_feed_last_row_timestamp_seconds{feed="tms"} ${String(Date.parse(day) / 1_000)}`,
        'mooring_parked_accounts 0',
        'mooring_parked_oldest_seconds 0',
        'mooring_jobs_waiting 0',
        'mooring_jobs_due 0',
        'mooring_jobs_oldest_late_seconds 0',
        'mooring_fold_failing 0',
        'mooring_metrics_missing{what="jobs"} 0',
      ];
      await until(name, async () => {
        const lines = await linesOf(all.of(name));
        return expected.every((line) => lines.includes(line));
      });
    },
  );

  test('while Redis is away, everything else is still told, and what waits is left out', async () => {
    const env = { ...all.env, REDIS_URL: NOWHERE };
    const alone = await startServer(files.at('alone'), { command: 'api', env });
    const lines = await linesOf(alone);
    expect(lines).toContain('mooring_metrics_missing{what="jobs"} 1');
    expect(lines).toContain('mooring_projection_lag_events 0');
    expect(lines.filter((line) => /^mooring_jobs_\w+ /u.test(line))).toEqual([]);
    expect(await alone.stop()).toMatchObject({
      code: 0,
      err: expect.not.stringContaining('TimeoutNegativeWarning'),
    });
    expect(await all.stop()).toEqual([0, 0, 0]);
  });
});
