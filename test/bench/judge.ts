import { judgeAccount, silenceLedger, weekOf } from '#relationship';
import { importInto, inFolder, withFolder } from './in-folder.js';
import { portfolioFile } from './portfolio-file.js';
import { report, seconds } from './report.js';

const SIZE = { accounts: 500, weeks: 156 };
const ROUNDS = 5;
const JUDGED_WEEKS = 40;

/** One judgement of one account at the end of one week, on accounts with three years of history; and the size of a state. */
export async function benchJudge(): Promise<void> {
  await inFolder((dir) =>
    withFolder(dir, async (folder) => {
      await importInto(folder, portfolioFile(SIZE));
      const { documents } = await folder.store.open(0);
      const all = (await Array.fromAsync(documents)).flat();
      const accounts = all.flatMap(({ state }) => (state.kind === 'account' ? [state] : []));
      const partition = all.flatMap(({ state }) => (state.kind === 'partition' ? [state] : [])).at(0);
      if (partition === undefined) throw new Error('no week was closed');
      const last = partition.lastClosed ?? weekOf('2024-12-30');
      const micros: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const took = await seconds(() => {
          for (let week = last - JUDGED_WEEKS + 1; week <= last; week += 1) {
            for (const account of accounts) judgeAccount(account, partition, week);
          }
        });
        micros.push((took * 1e6) / (accounts.length * JUDGED_WEEKS));
      }
      report({ name: 'judge one account-week', unit: 'µs', values: micros, goal: '≤ 20, aim at 5' });
      const judged = accounts.map((account) => ({
        account,
        judgement: judgeAccount(account, partition, last),
      }));
      const reasons: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const took = await seconds(() => {
          for (let week = 0; week < JUDGED_WEEKS; week += 1)
            for (const { account, judgement } of judged) silenceLedger(account, judgement, partition);
        });
        reasons.push((took * 1e6) / (accounts.length * JUDGED_WEEKS));
      }
      report({ name: 'say why an account is quiet', unit: 'µs', values: reasons, goal: 'below a judgement' });
      const bytes = all.map((document) => JSON.stringify(document).length);
      report({
        name: 'document of an account (3 years)',
        unit: 'bytes',
        values: bytes,
        goal: 'flat in events',
      });
    }),
  );
}
