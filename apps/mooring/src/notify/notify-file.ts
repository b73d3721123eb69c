import { z } from 'zod';
import type { NamedChannel, Recipient } from '#pipeline';
import { UserError } from '../user-error.js';
import { hasTimeZone } from './time-zone.js';

/** Who is to be told, and how. */
export interface NotifyFile {
  /** By the id that accounts name their owner by. */
  readonly managers: ReadonlyMap<string, Recipient>;
  /** Whether webhooks and robots may be in a private network. */
  readonly allowPrivate: boolean;
}

const DEFAULT_ZONE = 'Asia/Shanghai';
const REFERENCE = /^env:(\w+)$/u;
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u, 'must be a time of day such as 08:30');
const name = z
  .string()
  .regex(/^[\w.-]{1,40}$/u, 'must be letters, digits, dots, dashes: it is kept in the record, so no address');

/** The file's schema; texts such as `env:NAME` stand for what the environment holds under that name. */
function schemaFor(environment: Readonly<NodeJS.ProcessEnv>) {
  const text = z.string().transform((written, context) => {
    const referred = REFERENCE.exec(written)?.[1];
    const found = referred === undefined ? written : environment[referred];
    if (found !== undefined && found !== '') return found;
    context.addIssue({ code: 'custom', message: `the environment has no ${referred ?? 'such text'}` });
    return z.NEVER;
  });
  const url = text.pipe(z.url({ protocol: /^https?$/u, error: 'must be an http(s) address' }));
  const email = z
    .strictObject({
      kind: z.literal('email'),
      name: name.exactOptional(),
      address: text.pipe(z.email('must be a mail address')),
    })
    .transform(({ name: given, ...channel }) => ({ name: given, channel }));
  const webhook = z
    .strictObject({
      kind: z.literal('webhook'),
      name: name.exactOptional(),
      url,
      secret: text.pipe(
        z.string().regex(/^whsec_[\w+/]{24,}={0,2}$/u, 'must be whsec_ and 24 to 64 bytes in base64'),
      ),
    })
    .transform(({ name: given, ...channel }) => ({ name: given, channel }));
  const robot = z
    .strictObject({
      kind: z.enum(['dingtalk', 'wecom', 'feishu', 'slack', 'teams']),
      name: name.exactOptional(),
      url,
      secret: text.exactOptional(),
    })
    .transform(({ name: given, ...channel }) => ({ name: given, channel }));
  const manager = z.strictObject({
    language: z.enum(['zh-CN', 'en']),
    timeZone: z
      .string()
      .refine(hasTimeZone, 'must be a time zone such as Asia/Shanghai')
      .default(DEFAULT_ZONE),
    mode: z.enum(['at-once', 'daily', 'weekly']).default('at-once'),
    quiet: z.strictObject({ from: time, until: time }).optional(),
    channels: z.array(z.discriminatedUnion('kind', [email, webhook, robot])).min(1),
  });
  return z.strictObject({
    allowPrivate: z.boolean().default(false),
    managers: z.record(z.string().min(1), manager),
  });
}

type Manager = z.infer<ReturnType<typeof schemaFor>>['managers'][string];

/** Reads the text of the file. Throws UserError with one sentence: where it is wrong, and what would be right. */
export function parseNotifyFile(
  path: string,
  text: string,
  environment: Readonly<NodeJS.ProcessEnv>,
): NotifyFile {
  const parsed = schemaFor(environment).safeParse(json(path, text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = issue?.path.map(String).join('.') ?? '';
    throw new UserError(
      `${path}: ${place === '' ? '' : `${place}: `}${issue?.message ?? 'has no such form'}`,
    );
  }
  const { managers, allowPrivate } = parsed.data;
  return {
    managers: new Map(
      Object.entries(managers).map(([id, manager]) => [id, recipientOf(path, id, manager)] as const),
    ),
    allowPrivate,
  };
}

function json(path: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (error) {
    // The message may quote the text, and with it a secret; its place may be told.
    const [place] = /line \d+ column \d+/u.exec(String(error)) ?? [];
    throw new UserError(`${path} is no JSON${place === undefined ? '' : `: see ${place}`}`);
  }
}

function recipientOf(path: string, id: string, { language, channels, ...manager }: Manager): Recipient {
  const named = channels.map(({ name: given, channel }): NamedChannel => ({
    name: given ?? channel.kind,
    channel,
  }));
  const twice = named.find((one, at) => named.findIndex((other) => other.name === one.name) < at);
  if (twice !== undefined)
    throw new UserError(
      `${path}: managers.${id}: two channels are called ${twice.name}; give each a "name" of its own`,
    );
  return { ...manager, language: language === 'en' ? 'en' : 'zh', channels: named };
}
