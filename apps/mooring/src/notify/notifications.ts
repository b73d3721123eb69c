import { readFile } from 'node:fs/promises';
import { systemReason } from '#disk-files';
import { OutsideNotifier } from '#notifier';
import type { Clock, Notifier, Recipients } from '#pipeline';
import { UserError } from '../user-error.js';
import { type NotifyFile, parseNotifyFile } from './notify-file.js';

/** Names the file that says who is to be told, and how. */
const FILE = 'MOORING_NOTIFY';
const SMTP = 'MOORING_SMTP_URL';
const FROM = 'MOORING_MAIL_FROM';
/** Where people open the dashboard; without it messages carry no links. */
const PUBLIC = 'MOORING_PUBLIC_URL';

/** Who is told, and the way to them. */
export interface Notifications {
  readonly notifier: Notifier;
  readonly recipients: Recipients;
  readonly pageOf: (accountId?: string) => string | undefined;
  close(): void;
}

/**
 * What the environment says about telling people; undefined when nobody is to be told anything. Throws UserError with one
 * sentence for what is wrong.
 */
export async function openNotifications(
  environment: Readonly<NodeJS.ProcessEnv>,
  clock: Clock,
): Promise<Notifications | undefined> {
  const path = environment[FILE];
  if (path === undefined || path === '') return undefined;
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new UserError(`${FILE}: ${path} cannot be read: ${systemReason(error)}`);
  });
  const { managers, allowPrivate } = parseNotifyFile(path, text, environment);
  const mail = mailOptions(environment, managers);
  const pageOf = pagesUnder(environment[PUBLIC]);
  const notifier = new OutsideNotifier({ clock, allowPrivate, ...(mail === undefined ? {} : { mail }) });
  return {
    notifier,
    recipients: (manager) => managers.get(manager),
    pageOf,
    close: () => notifier.close(),
  };
}

function mailOptions(environment: Readonly<NodeJS.ProcessEnv>, managers: NotifyFile['managers']) {
  const { [SMTP]: url = '', [FROM]: from = '' } = environment;
  if (url === '' || from === '') {
    const [byMail] = [...managers].find(([, { channels }]) =>
      channels.some(({ channel }) => channel.kind === 'email'),
    ) ?? [undefined];
    if (byMail === undefined) return undefined;
    throw new UserError(`${byMail} is to be told by mail: set ${SMTP} and ${FROM}`);
  }
  if (!/^smtps?:\/\/[^\s/]/u.test(url))
    throw new UserError(`${SMTP} has no such form: set it to smtp://user:password@host:587, or smtps://…`);
  if (!/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/u.test(from))
    throw new UserError(`${FROM} has no such form: set it to an address, or Mooring <mooring@example.com>`);
  return { url, from };
}

function pagesUnder(url: string | undefined): Notifications['pageOf'] {
  if (url === undefined || url === '') return () => undefined;
  if (!/^https?:$/u.test(URL.parse(url)?.protocol ?? ''))
    throw new UserError(`${PUBLIC} has no such form: set it to https://mooring.example.com`);
  const base = url.replace(/\/+$/u, '');
  return (accountId) =>
    accountId === undefined ? `${base}/` : `${base}/accounts/${encodeURIComponent(accountId)}`;
}
