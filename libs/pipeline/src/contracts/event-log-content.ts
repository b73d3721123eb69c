import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { MooringEvent } from '#relationship';
import { collect } from './collect.js';
import type { EventLogFixture } from './event-log-fixture.js';
import { ANY_SCRIPT, booking, registration } from './sample-events.js';

/** Events come back as they were. */
export function eventLogContent(make: () => Promise<EventLogFixture>): void {
  describe('content', () => {
    let fixture: EventLogFixture;

    beforeEach(async () => {
      fixture = await make();
    });
    afterEach(() => fixture.dispose());

    const { data, ...rest } = booking('account/A-1', 1);

    test.each<[string, MooringEvent]>([
      ['with few attributes', booking('account/A-1', 1)],
      ['with all attributes and any script', registration('account/上海 🚢 "quoted"', ANY_SCRIPT)],
      [
        'with numbers that need every bit',
        { ...rest, data: { ...data, amount: Number.MAX_SAFE_INTEGER, rate: 0.1 + 0.2 } },
      ],
      ['of a megabyte', registration('account/A-1', '海运🚢x'.repeat(100_000))],
    ])('an event %s comes back as it was', async (_, event) => {
      const { log } = fixture;
      const [position] = await log.append([event]);
      const [read] = await collect(log.read(log.partitionOf(event.subject), undefined));
      expect(read).toStrictEqual({ ...event, position, recordedtime: read?.recordedtime });
      // Hashes are taken over the data, so its numbers, texts and the order of its fields come back as they were.
      expect(JSON.stringify(read?.data)).toBe(JSON.stringify(event.data));
    });
  });
}
