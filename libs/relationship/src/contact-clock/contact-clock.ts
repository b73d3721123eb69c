import type { AccountState } from '../account/account-state.js';
import { dateOfDay, dayOf, weekStart } from '../week.js';
import { type ContactRule, intervalOf } from './contact-rule.js';
import { lastTouch } from './touch.js';

export const CONTACT_COLOURS = ['green', 'amber', 'red'] as const;

/** Green: spoken to within the ideal interval; red: not within the longest one. */
export type ContactColour = (typeof CONTACT_COLOURS)[number];

/** What a clock may count from: the last contact, or what made the account known where nobody has ever spoken to it. */
export const COUNTED_FROM = ['contact', 'first-shipment', 'registration'] as const;

/** When an account is to be spoken to again. ISO dates in the business time zone. */
export interface ContactClock {
  readonly since: string;
  readonly from: (typeof COUNTED_FROM)[number];
  /** The first day on which it is amber. */
  readonly amberOn: string;
  /** The first day on which it is red. */
  readonly redOn: string;
}

/** The contact clock of an account; undefined where there is nothing to count from. */
export function contactClock(account: AccountState, rule: ContactRule): ContactClock | undefined {
  const begin = beginOf(account);
  if (begin === undefined) return undefined;
  const { ideal, maximum } = intervalOf(rule, account.tier);
  const day = dayOf(begin.since);
  return { ...begin, amberOn: dateOfDay(day + ideal), redOn: dateOfDay(day + maximum) };
}

/** @param today ISO date */
export function contactColour(
  { amberOn, redOn }: Pick<ContactClock, 'amberOn' | 'redOn'>,
  today: string,
): ContactColour {
  if (today >= redOn) return 'red';
  return today >= amberOn ? 'amber' : 'green';
}

/** Whether speaking to the account is the business of winning it back: it has paused, or a plan is open. */
export function isForWinback({ alert, winback }: AccountState): boolean {
  return winback !== undefined || alert?.cause === 'paused';
}

function beginOf(account: AccountState): Pick<ContactClock, 'since' | 'from'> | undefined {
  const touch = lastTouch(account);
  if (touch !== undefined) return { since: touch, from: 'contact' };
  const { orders, registeredOn } = account;
  if (orders.values.length > 0) return { since: weekStart(orders.from), from: 'first-shipment' };
  return registeredOn === undefined ? undefined : { since: registeredOn, from: 'registration' };
}
