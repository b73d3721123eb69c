import type { Cause } from '../account/account-state.js';
import type { AlertFacts } from './alert-facts.js';
import { renderAlert } from './render-alert.js';
import type { MessageWords } from './render-notification.js';
import { NOTICE_PHRASES } from './words/notification-phrases.js';
import type { Language } from './words/phrases.js';
import { TEAM_PHRASES } from './words/team-phrases.js';

/** An account that something has happened to, and who looks after it. */
interface Happening {
  readonly name: string;
  readonly nameEn?: string | undefined;
  readonly owner?: string | undefined;
}

/** What has happened to teams since their head was told last. */
export interface TeamHappenings {
  readonly alerts: readonly (Happening & {
    readonly cause: Cause;
    readonly facts: AlertFacts;
    /** Whether the week's budget holds it back. */
    readonly isHeld: boolean;
  })[];
  /** Tasks whose day has passed since; ISO dates. */
  readonly overdue: readonly (Happening & { readonly due: string })[];
  /** How many were overdue before, and still are. */
  readonly stillOverdue: number;
  /** Tasks that have gone to a deputy or a head since, as they were not done. */
  readonly escalated: readonly (Happening & { readonly to?: string | undefined })[];
  readonly won: readonly Happening[];
  readonly lost: readonly Happening[];
}

/** More lines of one kind would be read by nobody. */
const MOST_LINES = 15;

/** The digest of a head, of everything since the one before. */
export function renderTeamDigest(
  teams: readonly string[],
  happenings: TeamHappenings,
  language: Language,
): MessageWords {
  const words = TEAM_PHRASES[language];
  const { alerts, overdue, stillOverdue, escalated, won, lost } = happenings;
  const who = (one: Happening): string => words.who(nameOf(one, language), one.owner ?? words.nobody);
  const lines = [
    ...some(alerts, words.more, (one) => {
      const { atRisk } = renderAlert(one.cause, one.facts, language);
      const said = words.alert[one.cause](who(one), atRisk);
      return one.isHeld ? said + words.held : said;
    }),
    ...some(overdue, words.more, (one) => words.overdue(who(one), one.due)),
    ...some(escalated, words.more, (one) => words.escalated(who(one), one.to ?? words.nobody)),
    ...some(won, words.more, (one) => words.won(who(one))),
    ...some(lost, words.more, (one) => words.lost(who(one))),
    ...(stillOverdue === 0 ? [] : [words.stillOverdue(stillOverdue)]),
  ];
  return {
    title: words.title(teams, {
      alerts: alerts.length,
      overdue: overdue.length,
      won: won.length,
      lost: lost.length,
    }),
    lines: lines.length === 0 ? [words.quiet] : lines,
    link: NOTICE_PHRASES[language].openBook,
  };
}

function nameOf({ name, nameEn }: Happening, language: Language): string {
  return language === 'en' ? (nameEn ?? name) : name;
}

function some<Item>(
  items: readonly Item[],
  more: (count: number) => string,
  lineOf: (item: Item) => string,
): readonly string[] {
  const left = items.length - MOST_LINES;
  return [...items.slice(0, MOST_LINES).map(lineOf), ...(left > 0 ? [more(left)] : [])];
}
