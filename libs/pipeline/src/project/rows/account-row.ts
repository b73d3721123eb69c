import { type AccountState, contactClock, type ContactRule, isForWinback } from '#relationship';
import type { RowBody } from '../../ports/index.js';
import { access } from './access.js';

/** The account as lists show it. */
export function accountRow(account: AccountState, rule: ContactRule | undefined): RowBody {
  return {
    ...access(account),
    ...(account.country === undefined ? {} : { country: account.country }),
    ...(account.tier === undefined ? {} : { tier: account.tier }),
    ...(account.lastContact === undefined ? {} : { lastContact: account.lastContact }),
    ...clockFields(account, rule),
  };
}

/** Whether an event changes what the row says of the contact clock. */
export function hasSameClock(
  before: AccountState,
  after: AccountState,
  rule: ContactRule | undefined,
): boolean {
  if (rule === undefined || isSameForClock(before, after)) return true;
  return JSON.stringify(clockFields(before, rule)) === JSON.stringify(clockFields(after, rule));
}

/** Asked of every shipment: what the clock counts from hardly ever changes. */
function isSameForClock(before: AccountState, after: AccountState): boolean {
  return (
    before.orders.from === after.orders.from &&
    before.orders.values.length > 0 &&
    before.lastContact === after.lastContact &&
    before.inTouch === after.inTouch &&
    before.registeredOn === after.registeredOn &&
    before.winback === after.winback &&
    before.alert === after.alert
  );
}

/** The days on which the colour changes, not the colour: that is for today, whenever that is. */
function clockFields(account: AccountState, rule: ContactRule | undefined): RowBody {
  if (rule === undefined) return {};
  if (isForWinback(account)) return { contactRests: 'winback' };
  const clock = contactClock(account, rule);
  return clock === undefined
    ? {}
    : { contactSince: clock.since, contactFrom: clock.from, amberOn: clock.amberOn, redOn: clock.redOn };
}
