import type { Cause } from '../account/account-state.js';
import type { NotificationKind } from '../notification/notification.js';
import { renderReturn } from '../snooze/render-return.js';
import type { Returned } from '../snooze/snooze-events.js';
import type { AlertFacts } from './alert-facts.js';
import { type AlertWords, renderAlert } from './render-alert.js';
import { NOTICE_PHRASES } from './words/notification-phrases.js';
import type { Language } from './words/phrases.js';

/** What a message about one account is made of. */
export interface NotificationFacts {
  readonly kind: NotificationKind;
  readonly name: string;
  readonly nameEn?: string | undefined;
  /** The alert as it was stated last; missing when it is over. */
  readonly alert?:
    | { readonly cause: Cause; readonly facts: AlertFacts; readonly returned?: Returned | undefined }
    | undefined;
  /** Whether the week's budget holds the alert back. */
  readonly isHeld?: boolean | undefined;
  /** ISO date by which somebody is to act. */
  readonly due?: string | undefined;
  /** Whose task it is, where it is told to somebody else. */
  readonly owner?: string | undefined;
}

/** A message in words. */
export interface MessageWords {
  readonly title: string;
  /** Paragraphs. */
  readonly lines: readonly string[];
  /** What the link says that leads further. */
  readonly link: string;
}

/** A message about one account. */
export function renderNotification(notification: NotificationFacts, language: Language): MessageWords {
  const { openAccount } = NOTICE_PHRASES[language];
  const words = wordsOf(notification, language);
  return {
    title: titleOf(notification, language),
    lines: [
      ...endOf(notification, language),
      ...returnOf(notification, language),
      ...(words === undefined ? [] : [words.sentence, words.atRisk]),
      ...dueOf(notification, language),
    ],
    link: openAccount,
  };
}

/**
 * One message about several accounts, a line each.
 *
 * @param uncertain of which nobody knows whether they have arrived before
 */
export function renderDigest(
  notifications: readonly NotificationFacts[],
  uncertain: readonly NotificationFacts[],
  language: Language,
): MessageWords {
  const { digest, openBook, uncertain: mayBeNew, colon } = NOTICE_PHRASES[language];
  return {
    title: digest(new Set([...notifications, ...uncertain].map(({ name }) => name)).size),
    lines: [
      ...notifications.map((notification) => digestLine(notification, language)),
      ...uncertain.map((notification) => mayBeNew + colon + digestLine(notification, language)),
    ],
    link: openBook,
  };
}

/** A message that only shows that messages arrive. */
export function renderTest(language: Language): MessageWords {
  const { test, openBook } = NOTICE_PHRASES[language];
  return { title: test.title, lines: [test.line], link: openBook };
}

function digestLine(notification: NotificationFacts, language: Language): string {
  const { colon, held } = NOTICE_PHRASES[language];
  const words = wordsOf(notification, language);
  const rest = [
    ...endOf(notification, language),
    ...returnOf(notification, language),
    ...(words === undefined ? [] : [words.atRisk]),
    ...(words !== undefined && notification.isHeld === true ? [held] : []),
    ...dueOf(notification, language),
  ];
  return (
    titleOf(notification, language) +
    (rest.length === 0 ? '' : colon) +
    rest.join(language === 'en' ? ' ' : '')
  );
}

/** What there is to say of an alert that has cleared. */
function endOf({ kind }: NotificationFacts, language: Language): readonly string[] {
  const { recovered, settledLower } = NOTICE_PHRASES[language];
  if (kind === 'recovered') return [recovered];
  return kind === 'settled-lower' ? [settledLower] : [];
}

/** The alert as it was stated; of one that is back from its snooze it is told how it stands now. */
function wordsOf({ kind, alert }: NotificationFacts, language: Language): AlertWords | undefined {
  return alert === undefined || (kind === 'returned' && alert.returned !== undefined)
    ? undefined
    : renderAlert(alert.cause, alert.facts, language);
}

function returnOf({ kind, alert }: NotificationFacts, language: Language): readonly string[] {
  return kind === 'returned' && alert?.returned !== undefined
    ? [renderReturn(alert.returned, alert, language)]
    : [];
}

function titleOf({ kind, name, nameEn }: NotificationFacts, language: Language): string {
  return NOTICE_PHRASES[language].title[kind](language === 'en' ? (nameEn ?? name) : name);
}

function dueOf({ due, owner }: NotificationFacts, language: Language): readonly string[] {
  const phrases = NOTICE_PHRASES[language];
  return [
    ...(due === undefined ? [] : [phrases.due(due)]),
    ...(owner === undefined ? [] : [phrases.owner(owner)]),
  ];
}
