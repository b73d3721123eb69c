import { expect, test } from '@jest/globals';
import { booking } from '../contracts/sample-events.js';
import { eventLogContract } from '../contracts/index.js';
import { ManualClock, MemoryEventLog } from './index.js';

const make = () => {
  const clock = new ManualClock('2026-03-02T00:00:00.000Z');
  return { log: new MemoryEventLog(4, clock), clock };
};

eventLogContract('MemoryEventLog', async () => ({ ...make(), dispose: async () => undefined }));

test('record times are those of the clock', async () => {
  const { log, clock } = make();
  clock.set('2026-03-02T18:00:00+08:00');
  clock.advance(1500);
  await log.append([booking('partition/1', 1)]);
  for await (const batch of log.read(1, undefined)) {
    expect(batch).toMatchObject([{ recordedtime: '2026-03-02T10:00:01.500Z' }]);
  }
});

test('there are no partitions but its own', async () => {
  await expect(make().log.read(4, undefined).next()).rejects.toThrow(RangeError);
});
