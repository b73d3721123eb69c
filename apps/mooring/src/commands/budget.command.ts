import { activeSettings, budgetsOf, LOCAL_OPERATOR, type ManagerBudget } from '#pipeline';
import { DEFAULT_SETTINGS, type Language, renderHeld, renderWorth, type Settings } from '#relationship';
import type { MooringSet } from '../set.js';
import { print } from '../terminal/print.js';
import { indented } from '../terminal/wrap.js';
import { UserError } from '../user-error.js';
import { putSettings } from './put-settings.js';

export interface BudgetCommandOptions {
  /** New alerts a week: of everybody, or of `manager`. */
  readonly capacity?: number;
  /** What answering an alert costs. */
  readonly cost?: number;
  /** Whose capacity is changed, and whose ranking is shown. */
  readonly manager?: string;
  readonly lang: Language;
}

/** Whether the command is to change anything. */
export function changesBudget({ capacity, cost }: BudgetCommandOptions): boolean {
  return capacity !== undefined || cost !== undefined;
}

/** Prints how many alerts are surfaced a week and how each manager's were ranked last; changes that when told to. */
export async function budgetCommand(set: MooringSet, options: BudgetCommandOptions): Promise<void> {
  const { manager, lang } = options;
  if (changesBudget(options)) await putSettings(set, { budget: await changedBudget(set, options) });
  const settings = await activeSettings(set.store);
  if (settings === undefined) {
    print(WORDS[lang].nothing);
    return;
  }
  const { isOn, capacity, exceptions, cost, managers } = await budgetsOf(set, LOCAL_OPERATOR, {
    owner: manager,
  });
  if (!isOn) {
    print(WORDS[lang].off);
    return;
  }
  print(WORDS[lang].capacity(capacity, exceptions, cost));
  if (changesBudget(options)) print(WORDS[lang].fromNextWeek);
  for (const ranked of managers) for (const line of rankingLines(ranked, unitOf(settings), lang)) print(line);
}

async function changedBudget(
  set: MooringSet,
  { capacity, cost, manager }: BudgetCommandOptions,
): Promise<NonNullable<Settings['budget']>> {
  await set.projector.drain();
  const budget = (await activeSettings(set.store))?.budget ?? DEFAULT_SETTINGS.budget;
  if (budget === undefined) throw new UserError('there are no budgets');
  const ofOne = manager !== undefined && capacity !== undefined;
  return {
    ...budget,
    ...(capacity === undefined || ofOne ? {} : { capacity }),
    ...(ofOne ? { exceptions: { ...budget.exceptions, [manager]: capacity } } : {}),
    ...(cost === undefined ? {} : { cost }),
  };
}

function unitOf({ measure, baseCurrency = '', unit = '' }: Settings): string {
  return measure === 'value' ? baseCurrency : unit;
}

function rankingLines(
  { manager, week, capacity, surfaced, held, ranking }: ManagerBudget,
  unit: string,
  lang: Language,
): readonly string[] {
  const of = ranking.length;
  return [
    '',
    WORDS[lang].manager(manager, week, surfaced, held),
    ...ranking.flatMap(({ rank, name, accountId, factors, held: reason }) => [
      `${String(rank).padStart(3)}. ${name === accountId ? name : `${name} (${accountId})`}`,
      ...indented(renderWorth(factors, unit, lang), 5),
      ...(reason === undefined
        ? []
        : indented(renderHeld({ week, rank, of, capacity, held: reason }, lang) ?? '', 5)),
    ]),
  ];
}

interface Words {
  readonly nothing: string;
  readonly off: string;
  readonly fromNextWeek: string;
  readonly capacity: (capacity: number, exceptions: Readonly<Record<string, number>>, cost: number) => string;
  readonly manager: (manager: string, week: string, surfaced: number, held: number) => string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    nothing: 'Nothing has been imported yet.',
    off: 'Alerts are told as they are raised; --capacity gives every account manager a weekly budget.',
    fromNextWeek: 'It counts from the next closed week on.',
    capacity: (capacity, exceptions, cost) =>
      `New alerts per account manager and week: ${String(capacity)}${listed(exceptions)}. An answer costs ${cost.toLocaleString('en')}.`,
    manager: (manager, week, surfaced, held) =>
      `${manager === '' ? 'Nobody' : manager}, week of ${week}: ${String(surfaced)} surfaced, ${String(held)} held back.`,
  },
  zh: {
    nothing: '尚未导入任何数据。',
    off: '预警产生后立即提醒；用 --capacity 为每位客户经理设定每周名额。',
    fromNextWeek: '自下一个关闭的周起生效。',
    capacity: (capacity, exceptions, cost) =>
      `每位客户经理每周新预警名额：${String(capacity)}${listed(exceptions)}。每次行动成本：${cost.toLocaleString('zh-CN')}。`,
    manager: (manager, week, surfaced, held) =>
      `${manager === '' ? '无负责人' : manager}，${week}当周：提醒${String(surfaced)}条，暂缓${String(held)}条。`,
  },
};

function listed(exceptions: Readonly<Record<string, number>>): string {
  const each = Object.entries(exceptions).map(([manager, capacity]) => `${manager} ${String(capacity)}`);
  return each.length === 0 ? '' : ` (${each.join(', ')})`;
}
