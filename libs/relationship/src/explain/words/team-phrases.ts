import type { Cause } from '../../account/account-state.js';
import type { Language } from './phrases.js';

interface TeamCounts {
  readonly alerts: number;
  readonly overdue: number;
  readonly won: number;
  readonly lost: number;
}

/** What the digest of a head says. */
export interface TeamPhrases {
  readonly title: (teams: readonly string[], counts: TeamCounts) => string;
  readonly who: (name: string, owner: string) => string;
  readonly nobody: string;
  readonly alert: Readonly<Record<Cause, (who: string, atRisk: string) => string>>;
  /** Behind an alert that its manager has not been shown. */
  readonly held: string;
  /** @param due ISO date */
  readonly overdue: (who: string, due: string) => string;
  readonly escalated: (who: string, to: string) => string;
  readonly won: (who: string) => string;
  readonly lost: (who: string) => string;
  readonly stillOverdue: (count: number) => string;
  readonly more: (count: number) => string;
  readonly quiet: string;
}

const en: TeamPhrases = {
  title: (teams, { alerts, overdue, won, lost }) =>
    `${teams.join(', ')}: ${counted(alerts, 'new alert')}, ${counted(overdue, 'task')} overdue, ${String(won)} won back, ${String(lost)} lost`,
  who: (name, owner) => `${name} (${owner})`,
  nobody: 'nobody',
  alert: {
    loosening: (who, atRisk) => `New alert: ${who} is loosening. ${atRisk}`,
    paused: (who, atRisk) => `New alert: ${who} has paused. ${atRisk}`,
  },
  held: " Held back by this week's budget of alerts.",
  overdue: (who, due) => `Overdue since ${due}: ${who}`,
  escalated: (who, to) => `Not done in time, gone to ${to}: ${who}`,
  won: (who) => `Won back: ${who}`,
  lost: (who) => `Lost: ${who}`,
  stillOverdue: (count) =>
    count === 1
      ? '1 task that you were told of before is still overdue.'
      : `${String(count)} tasks that you were told of before are still overdue.`,
  more: (count) => `… and ${String(count)} more`,
  quiet: 'Nothing new this week.',
};

const zh: TeamPhrases = {
  title: (teams, { alerts, overdue, won, lost }) =>
    `${teams.join('、')}：新预警${String(alerts)}条，逾期任务${String(overdue)}项，赢回${String(won)}家，流失${String(lost)}家`,
  who: (name, owner) => `${name}（${owner}）`,
  nobody: '无人负责',
  alert: {
    loosening: (who, atRisk) => `新预警：${who}出现松动。${atRisk}`,
    paused: (who, atRisk) => `新预警：${who}已暂停合作。${atRisk}`,
  },
  held: '本周暂不提醒。',
  overdue: (who, due) => `${due}起逾期：${who}`,
  escalated: (who, to) => `未按时完成，已转${to}：${who}`,
  won: (who) => `已赢回：${who}`,
  lost: (who) => `已流失：${who}`,
  stillOverdue: (count) => `此前已告知的任务中，仍有${String(count)}项逾期。`,
  more: (count) => `……另有${String(count)}条`,
  quiet: '本周没有新情况。',
};

export const TEAM_PHRASES: Readonly<Record<Language, TeamPhrases>> = { zh, en };

function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
