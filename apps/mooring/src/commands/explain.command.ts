import { type Cause, type Language, renderAlert, renderHeading, renderSilence } from '#relationship';
import { explainAccount, LOCAL_OPERATOR } from '#pipeline';
import type { MooringSet } from '../set.js';
import { print } from '../terminal/print.js';
import { UserError } from '../user-error.js';

/** Prints why an account has an alert, or why it has none. */
export async function explainCommand(set: MooringSet, accountId: string, lang: Language): Promise<void> {
  const explained = await explainAccount(set, LOCAL_OPERATOR, accountId);
  if (explained === undefined) throw new UserError(`there is no account ${accountId} with a closed week`);
  const { name, alert, present, reason } = explained;
  print(name === accountId ? name : `${name} (${accountId})`);
  if (alert === undefined) print(renderSilence(reason, lang));
  const cause: Cause = alert?.cause ?? 'loosening';
  const words = renderAlert(cause, alert?.facts ?? present, lang);
  print(alert === undefined ? words.sentence : `${words.cause}: ${words.sentence}`);
  if (alert !== undefined) print(words.atRisk);
  if (alert !== undefined) print(words.context);
  if (words.reasons.length > 0) print(`${renderHeading(lang)}:`);
  for (const line of words.reasons) print(`  - ${line}`);
  for (const line of words.parts) print(`  ${line}`);
}
