import { listTasks, LOCAL_OPERATOR, type TaskView } from '#pipeline';
import type { Language } from '#relationship';
import type { MooringSet } from '../set.js';
import { print } from '../terminal/print.js';

export interface TasksCommandOptions {
  readonly owner?: string;
  readonly escalatedTo?: string;
  readonly json: boolean;
  readonly limit: number;
  readonly lang: Language;
}

/** Rows of a page of the read models, at most. */
const PAGE = 1_000;

/** Prints open tasks, the most urgent first. */
export async function tasksCommand(
  set: MooringSet,
  { json, limit, lang, ...filters }: TasksCommandOptions,
): Promise<void> {
  const { rows } = await listTasks(set, LOCAL_OPERATOR, {
    ...filters,
    status: 'open',
    limit: Math.min(limit, PAGE),
  });
  if (rows.length === 0 && !json) print(lang === 'zh' ? '没有未完成的任务。' : 'No task is open.');
  for (const task of rows) print(json ? JSON.stringify(task) : line(task, lang));
}

/** When it is due, about whom, whose it is, what is to be done, how far it is, and to whom it has gone. */
function line(task: TaskView, lang: Language): string {
  const { accountId, name, owner, due, checklist = [], escalatedTo } = task;
  const { nobody, done, gone } = WORDS[lang];
  const ticked = checklist.filter(({ doneAt }) => doneAt !== undefined).length;
  return `${due}  ${[
    name === accountId ? name : `${name} (${accountId})`,
    owner ?? nobody,
    whatOf(task, lang),
    ...(checklist.length === 0 ? [] : [done(ticked, checklist.length)]),
    ...(escalatedTo === undefined ? [] : [gone(escalatedTo)]),
  ].join(' · ')}`;
}

function whatOf({ cause, title, unreadable, winback }: TaskView, lang: Language): string {
  const { attempt, decision, erased, causes } = WORDS[lang];
  if (title !== undefined) return title.replaceAll(/\s+/gu, ' ');
  if (unreadable === true) return erased;
  if (winback === undefined) return causes[cause];
  return winback.asks === 'decision' ? decision : attempt(winback.step);
}

interface Words {
  readonly nobody: string;
  readonly erased: string;
  readonly decision: string;
  readonly attempt: (step: number) => string;
  readonly done: (done: number, all: number) => string;
  readonly gone: (to: string) => string;
  readonly causes: Readonly<Record<TaskView['cause'], string>>;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    nobody: 'nobody',
    erased: 'a contact was erased, and the text with it',
    decision: 'win-back: decide',
    attempt: (step) => `win-back, attempt ${String(step)}`,
    done: (done, all) => `${String(done)} of ${String(all)} steps`,
    gone: (to) => `gone to ${to}`,
    causes: {
      loosening: 'loosening',
      paused: 'paused',
      'keep-in-touch': 'keep in touch',
      'next-step': 'next step',
      'by-hand': 'own task',
    },
  },
  zh: {
    nobody: '无人负责',
    erased: '联系人信息已删除，相关文字一并删除',
    decision: '赢回：作出决定',
    attempt: (step) => `赢回，第${String(step)}次尝试`,
    done: (done, all) => `已完成${String(done)}/${String(all)}步`,
    gone: (to) => `已升级至${to}`,
    causes: {
      loosening: '松动',
      paused: '暂停合作',
      'keep-in-touch': '保持联系',
      'next-step': '下一步',
      'by-hand': '自建任务',
    },
  },
};
