import { isUtf8 } from 'node:buffer';
import type { KafkaMessage, Message } from 'kafkajs';
import { z } from 'zod';

/** What a log says of itself, at the head of its first partition. */
export interface LogHeader {
  /** Of the form of messages and positions. */
  readonly version: number;
  /** No other log has it. */
  readonly id: string;
  /** Events lie where this number says. */
  readonly partitions: number;
}

/** The version that this program reads and writes. */
export const LOG_VERSION = 1;

const NAME = 'mooring-log';
const schema = z.object({ version: z.int(), id: z.string().min(1), partitions: z.int().positive() });

/** The message that begins a log. It has no value, so it is no event. */
export function headerMessage(header: LogHeader): Message {
  return { partition: 0, key: NAME, value: null, headers: { [NAME]: JSON.stringify(header) } };
}

/** The header in a message; undefined when it is none. */
export function headerIn({ value, headers }: KafkaMessage): LogHeader | undefined {
  const text = headers?.[NAME];
  if (value !== null || text === undefined || Array.isArray(text)) return undefined;
  if (typeof text !== 'string' && !isUtf8(text)) return undefined;
  try {
    return schema.parse(JSON.parse(text.toString()));
  } catch {
    return undefined;
  }
}
