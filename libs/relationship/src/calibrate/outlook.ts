import type { AccountState } from '../account/account-state.js';
import type { Judgement } from '../detect/index.js';
import type { Settings } from '../settings/settings.js';
import { MATURITY_WEEKS } from './outcome-of.js';

/** Neighbouring weeks tell nearly the same: every fourth is enough. */
const EVERY_WEEKS = 4;

/** Whether the judgements of this week are kept until what became of the accounts is known. */
export function isOutlookWeek({ calibration = 'off' }: Settings, week: number): boolean {
  return calibration !== 'off' && week % EVERY_WEEKS === 0;
}

/** The account with this judgement kept, at most one for every fourth week of the half year until it matures. */
export function withOutlook(account: AccountState, { week, eligible, risk }: Judgement): AccountState {
  const { outlooks = [], ...others } = account;
  const waiting = outlooks.filter((outlook) => outlook.week > week - MATURITY_WEEKS && outlook.week < week);
  const kept =
    eligible && risk !== undefined ? [...waiting, { week, score: Math.round(risk * 1000) }] : waiting;
  return kept.length === 0 ? others : { ...others, outlooks: kept };
}
