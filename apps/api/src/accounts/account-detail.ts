import type { z } from 'zod';
import {
  accountOf,
  alertOf,
  contactDay,
  contactsOf,
  explainAccount,
  listInteractions,
  listTasks,
  listWinbacks,
  type Principal,
  silenceOf,
} from '#pipeline';
import { type Language, renderSilence, renderUnjudged } from '#relationship';
import { alertResponses } from '../alerts/alert-response.js';
import type { ApiPorts } from '../ports.js';
import { silenceResponseOf } from '../silence/silence-responses.js';
import type { accountDetail } from './account-responses.js';

const SHOWN_INTERACTIONS = 20;
const SHOWN_TASKS = 50;

/** What an account's page shows beside its plot; undefined when there is no such account, or no right to see it. */
export async function detailOf(
  ports: ApiPorts,
  asker: Principal,
  accountId: string,
  language: Language,
): Promise<z.infer<typeof accountDetail> | undefined> {
  const { readModels } = ports;
  const account = await accountOf(readModels, asker, accountId, await contactDay(ports));
  if (account === undefined) return undefined;
  const alertId = account.standing?.alertId ?? undefined;
  const present = alertId === undefined ? undefined : await alertOf(readModels, asker, alertId);
  const [alert] = await alertResponses(readModels, present?.status === 'open' ? [present] : [], language);
  const tasks = await listTasks(ports, asker, { accountId, status: 'open', limit: SHOWN_TASKS });
  const plans = await listWinbacks(readModels, asker, { accountId, status: 'open', limit: 1 });
  const interactions = await listInteractions(ports, asker, accountId, { limit: SHOWN_INTERACTIONS });
  return {
    ...account,
    ...(alert === undefined ? {} : { alert }),
    ...(await whyNot(ports, asker, accountId, alert !== undefined, language)),
    tasks: tasks.rows,
    ...(plans.rows[0] === undefined ? {} : { winback: plans.rows[0] }),
    contacts: await contactsOf(ports, [accountId]),
    interactions: interactions?.rows ?? [],
  };
}

async function whyNot(
  ports: ApiPorts,
  asker: Principal,
  accountId: string,
  isAlert: boolean,
  language: Language,
): Promise<Pick<z.infer<typeof accountDetail>, 'why' | 'unjudged' | 'quiet'>> {
  const explained = await explainAccount(ports, asker, accountId);
  const silence = await silenceOf(ports, asker, accountId);
  if (explained === undefined || silence === undefined) return {};
  const { quiet, silent } = explained;
  return {
    ...(isAlert ? {} : { why: renderSilence(quiet, language), quiet: silenceResponseOf(silence, language) }),
    ...(silent.length === 0 ? {} : { unjudged: renderUnjudged(silent, language) }),
  };
}
