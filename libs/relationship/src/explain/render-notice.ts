import type { Cause } from '../account/account-state.js';
import type { NoticeKind } from '../notification/notice.js';
import type { AlertFacts } from './alert-facts.js';
import { renderAlert } from './render-alert.js';
import { NOTICE_PHRASES } from './words/notice-phrases.js';
import type { Language } from './words/phrases.js';

/** What a message about one account is made of. */
export interface NoticeFacts {
  readonly kind: NoticeKind;
  readonly name: string;
  readonly nameEn?: string | undefined;
  /** The alert as it was stated last; missing when it is over. */
  readonly alert?: { readonly cause: Cause; readonly facts: AlertFacts } | undefined;
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
export function renderNotice(notice: NoticeFacts, language: Language): MessageWords {
  const { recovered, openAccount } = NOTICE_PHRASES[language];
  const words = notice.alert && renderAlert(notice.alert.cause, notice.alert.facts, language);
  return {
    title: titleOf(notice, language),
    lines: [
      ...(notice.kind === 'recovered' ? [recovered] : []),
      ...(words === undefined ? [] : [words.sentence, words.atRisk]),
      ...dueOf(notice, language),
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
  notices: readonly NoticeFacts[],
  uncertain: readonly NoticeFacts[],
  language: Language,
): MessageWords {
  const { digest, openBook, uncertain: mayBeNew, colon } = NOTICE_PHRASES[language];
  return {
    title: digest(new Set([...notices, ...uncertain].map(({ name }) => name)).size),
    lines: [
      ...notices.map((notice) => digestLine(notice, language)),
      ...uncertain.map((notice) => mayBeNew + colon + digestLine(notice, language)),
    ],
    link: openBook,
  };
}

/** A message that only shows that messages arrive. */
export function renderTest(language: Language): MessageWords {
  const { test, openBook } = NOTICE_PHRASES[language];
  return { title: test.title, lines: [test.line], link: openBook };
}

function digestLine(notice: NoticeFacts, language: Language): string {
  const { colon, recovered } = NOTICE_PHRASES[language];
  const words = notice.alert && renderAlert(notice.alert.cause, notice.alert.facts, language);
  const rest = [
    ...(notice.kind === 'recovered' ? [recovered] : []),
    ...(words === undefined ? [] : [words.atRisk]),
    ...dueOf(notice, language),
  ];
  return (
    titleOf(notice, language) + (rest.length === 0 ? '' : colon) + rest.join(language === 'en' ? ' ' : '')
  );
}

function titleOf({ kind, name, nameEn }: NoticeFacts, language: Language): string {
  return NOTICE_PHRASES[language].title[kind](language === 'en' ? (nameEn ?? name) : name);
}

function dueOf({ due }: NoticeFacts, language: Language): readonly string[] {
  return due === undefined ? [] : [NOTICE_PHRASES[language].due(due)];
}
