import { listWinbacks, LOCAL_OPERATOR, type WinbackView } from '#pipeline';
import type { Language } from '#relationship';
import type { MooringSet } from '../set.js';
import { print } from '../terminal/print.js';
import { putSettings } from './put-settings.js';

export interface WinbacksCommandOptions {
  /** Working days between steps, to be used from the next closed week on; as they are when missing. */
  readonly gaps?: readonly number[];
  readonly limit: number;
  readonly lang: Language;
}

/** Rows of a page of the read models, at most. */
const PAGE = 1_000;

/** Prints the open win-back plans, the next step first; chooses the gaps of new ones when told to. */
export async function winbacksCommand(
  set: MooringSet,
  { gaps, limit, lang }: WinbacksCommandOptions,
): Promise<void> {
  if (gaps !== undefined) await putSettings(set, { winback: { gaps } });
  const { rows } = await listWinbacks(set.readModels, LOCAL_OPERATOR, {
    status: 'open',
    limit: Math.min(limit, PAGE),
  });
  if (rows.length === 0) print(lang === 'zh' ? '没有进行中的赢回计划。' : 'No win-back plan is open.');
  for (const plan of rows) print(line(plan, lang));
}

/** When, who, and what is to be done. */
function line(plan: WinbackView, lang: Language): string {
  const { accountId, name, owner, nextDue = '', step, asks } = plan;
  const who = name === accountId ? name : `${name} (${accountId})`;
  const what = asks === 'decision' ? DECISION[lang] : stepIn(lang, step);
  return `${nextDue}  ${[who, owner, what].filter((part) => part !== undefined).join(' · ')}`;
}

const DECISION: Readonly<Record<Language, string>> = {
  zh: '决定：赢回、流失或唤醒日期',
  en: 'decide: won, lost or a wake date',
};

function stepIn(lang: Language, step: number): string {
  return lang === 'zh' ? `第${String(step)}次尝试` : `attempt ${String(step)}`;
}
