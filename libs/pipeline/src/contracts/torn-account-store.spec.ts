import { expect, test } from '@jest/globals';
import {
  ManualClock,
  MemoryAccountStore,
  MemoryEventLog,
  MemoryReadModels,
  newAccountData,
} from '../memory/index.js';
import { commitTo } from './account-store-fixture.js';
import { Crash } from './crash.js';
import { readBack, sampleHistory } from './sample-history.js';
import { tornAccountStore } from './torn-account-store.js';

test('a torn commit has done its first writes in order, and committing again completes it', async () => {
  const log = new MemoryEventLog(2, new ManualClock('2026-03-02T00:00:00.000Z'));
  const [first] = await sampleHistory(log);
  if (first === undefined) throw new Error('the history is empty');
  const order: (keyof ReturnType<typeof newAccountData>)[] = [
    ...first.journal.map(() => 'events' as const),
    ...first.rows.map(() => 'rows' as const),
    ...first.documents.map(() => 'documents' as const),
    ...first.shipments.map(() => 'ledgers' as const),
    'checkpoints',
  ];
  const whole = newAccountData();
  await commitTo(new MemoryAccountStore(whole), first);
  const viewOf = (data: typeof whole) =>
    readBack({ store: new MemoryAccountStore(data), reads: new MemoryReadModels(data) }, [first]);

  for (let writes = 0; writes < order.length; writes++) {
    const data = newAccountData();
    const torn = tornAccountStore(data, writes);
    await expect(commitTo(torn, first)).rejects.toThrow(Crash);
    const written = new Set(order.slice(0, writes));
    for (const part of new Set(order)) expect(data[part].size > 0).toBe(written.has(part));
    await expect(commitTo(torn, first)).rejects.toThrow(Crash);
    await commitTo(new MemoryAccountStore(data), first);
    expect(await viewOf(data)).toStrictEqual(await viewOf(whole));
  }
  const enough = tornAccountStore(newAccountData(), order.length);
  await expect(commitTo(enough, first)).resolves.toBeUndefined();
});
