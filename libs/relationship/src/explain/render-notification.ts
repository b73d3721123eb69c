import type { Cause } from '../account/account-state.js';
import type { NotificationKind } from '../notification/notification.js';
import type { AlertFacts } from './alert-facts.js';
import { renderAlert } from './render-alert.js';
import { NOTICE_PHRASES } from './words/notification-phrases.js';
import type { Language } from './words/phrases.js';

/** What a message about one account is made of. */
export interface NotificationFacts {
  readonly kind: NotificationKind;
  readonly name: string;
  readonly nameEn?: string | undefined;
  /** The alert as it was stated last; missing when it is over. */
  readonly alert?: { readonly cause: Cause; readonly facts: AlertFacts } | undefined;
  /** Whether the week's budget holds the alert back. */
  readonly isHeld?: boolean | undefined;
  /** ISO date by which somebody is to act. */
  readonly due?: string | undefined;
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
  const { recovered, openAccount } = NOTICE_PHRASES[language];
  const words =
    notification.alert && renderAlert(notification.alert.cause, notification.alert.facts, language);
  return {
    title: titleOf(notification, language),
    lines: [
      ...(notification.kind === 'recovered' ? [recovered] : []),
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
  const { colon, recovered, held } = NOTICE_PHRASES[language];
  const words =
    notification.alert && renderAlert(notification.alert.cause, notification.alert.facts, language);
  const rest = [
    ...(notification.kind === 'recovered' ? [recovered] : []),
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

function titleOf({ kind, name, nameEn }: NotificationFacts, language: Language): string {
  return NOTICE_PHRASES[language].title[kind](language === 'en' ? (nameEn ?? name) : name);
}

function dueOf({ due }: NotificationFacts, language: Language): readonly string[] {
  return due === undefined ? [] : [NOTICE_PHRASES[language].due(due)];
}
