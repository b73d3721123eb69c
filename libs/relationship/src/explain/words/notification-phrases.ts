import type { NotificationKind } from '../../notification/notification.js';
import type { Language } from './phrases.js';

/** What messages say beside what the alert says itself. */
export interface NotificationPhrases {
  readonly title: Readonly<Record<NotificationKind, (name: string) => string>>;
  readonly recovered: string;
  readonly settledLower: string;
  /** After an alert that the week's budget holds back. */
  readonly held: string;
  /** @param due ISO date */
  readonly due: (due: string) => string;
  readonly owner: (owner: string) => string;
  readonly digest: (count: number) => string;
  /** Before the titles of messages of which nobody knows whether they arrived. */
  readonly uncertain: string;
  readonly openAccount: string;
  readonly openBook: string;
  readonly test: { readonly title: string; readonly line: string };
  /** Between a title and what belongs to it, within one line. */
  readonly colon: string;
}

const en: NotificationPhrases = {
  title: {
    loosened: (name) => `${name} is loosening`,
    worsened: (name) => `${name} is loosening further`,
    paused: (name) => `${name} has paused`,
    recovered: (name) => `${name} has recovered`,
    'settled-lower': (name) => `${name} has settled at a lower level`,
    returned: (name) => `${name} needs a look again`,
    'task-reminder': (name) => `Reminder: follow up with ${name}`,
    'task-escalated': (name) => `Not done in time: follow-up with ${name}`,
  },
  recovered: 'It ships as usual again, and the alert is closed.',
  settledLower: 'It ships evenly again, but less than half of what it used to; the alert is closed.',
  held: "Held back by this week's budget of alerts.",
  due: (due) => `Due on ${due}.`,
  owner: (owner) => `It is with ${owner}.`,
  digest: (count) => (count === 1 ? '1 account to look at' : `${String(count)} accounts to look at`),
  uncertain: 'May not have reached you before',
  openAccount: 'Open the account',
  openBook: 'Open Mooring',
  test: {
    title: 'Test message of Mooring',
    line: 'You will be told here when one of your accounts is loosening or pauses.',
  },
  colon: ': ',
};

const zh: NotificationPhrases = {
  title: {
    loosened: (name) => `${name} 出现松动`,
    worsened: (name) => `${name} 松动加剧`,
    paused: (name) => `${name} 已暂停合作`,
    recovered: (name) => `${name} 已恢复`,
    'settled-lower': (name) => `${name} 已稳定在较低水平`,
    returned: (name) => `${name} 请再次关注`,
    'task-reminder': (name) => `提醒：请跟进 ${name}`,
    'task-escalated': (name) => `逾期未办：${name} 的跟进任务`,
  },
  recovered: '出货已恢复正常，预警已关闭。',
  settledLower: '出货已趋于平稳，但不到以往的一半；预警已关闭。',
  held: '本周预警名额已满或不值得处理，暂不提醒。',
  due: (due) => `请于${due}前处理。`,
  owner: (owner) => `负责人：${owner}。`,
  digest: (count) => `${String(count)}个客户需要关注`,
  uncertain: '此前可能未送达',
  openAccount: '打开客户页面',
  openBook: '打开 Mooring',
  test: { title: 'Mooring 测试消息', line: '您的客户出现松动或暂停合作时，会在这里通知您。' },
  colon: '：',
};

export const NOTICE_PHRASES: Readonly<Record<Language, NotificationPhrases>> = { zh, en };
