import { randomUUID } from 'node:crypto';
import { type Delivery, testChannel } from '#pipeline';
import type { Notifications } from '../notify/notifications.js';
import { print } from '../terminal/print.js';
import { UserError } from '../user-error.js';

/**
 * Sends somebody a test message through each of their channels and says what became of it; nothing is recorded. Throws
 * UserError when one of them has not arrived.
 */
export async function notifyTestCommand(
  notifications: Notifications | undefined,
  manager: string,
): Promise<void> {
  if (notifications === undefined)
    throw new UserError('set MOORING_NOTIFY to the file that says who is told');
  const recipient = notifications.recipients(manager);
  if (recipient === undefined) throw new UserError(`the file of MOORING_NOTIFY says nothing of ${manager}`);
  let failed = 0;
  for (const channel of recipient.channels) {
    const delivery = await testChannel(notifications, recipient, channel, `test-${randomUUID()}`);
    if (delivery.outcome !== 'sent') failed += 1;
    print(`${channel.name}: ${sentence(delivery)}`);
  }
  if (failed > 0)
    throw new UserError(`${String(failed)} of ${String(recipient.channels.length)} channels did not take it`);
}

function sentence(delivery: Delivery): string {
  switch (delivery.outcome) {
    case 'sent':
      return 'sent';
    case 'later':
      return `not sent now, it would be tried again (${delivery.reason})`;
    case 'refused':
      return `refused (${delivery.reason})`;
    case 'uncertain':
      return `perhaps sent, the receiver gave no answer (${delivery.reason})`;
  }
}
