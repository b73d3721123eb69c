import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SendWindow } from './send-window.js';

const LIMITS = [
  { messages: 5, milliseconds: 1_000 },
  { messages: 12, milliseconds: 60_000 },
];

/** The moments at which messages go out, when everybody waits as long as was said. */
function sendAll(waits: readonly number[]): { readonly sent: readonly number[]; readonly kept: boolean } {
  const window = new SendWindow(LIMITS);
  const sent: number[] = [];
  let now = 0;
  let kept = true;
  for (const wait of waits) {
    now += wait;
    const more = window.take(now);
    now += more;
    if (more > 0) kept &&= window.take(now) === 0;
    sent.push(now);
  }
  return { sent, kept };
}

test('no window ever holds more than it may, and who waits as long as was said gets a place', () => {
  const pauses = fc.array(fc.nat({ max: 20_000 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(pauses, (waits) => {
      const { sent, kept } = sendAll(waits);
      const isSlow = ({ messages, milliseconds }: (typeof LIMITS)[number]): boolean =>
        sent.every((at, nth) => at - (sent[nth - messages] ?? Number.NEGATIVE_INFINITY) >= milliseconds);
      expect([kept, ...LIMITS.map(isSlow)]).toEqual([true, true, true]);
    }),
  );
});
