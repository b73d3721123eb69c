import { z } from 'zod';
import { type CommandView, commandView } from '#pipeline';
import type { FastifyReply } from 'fastify';
import { etagOf } from '../http/revision.js';
import { Problem } from '../http/problem.js';
import type { ActionAnswer } from './request-action.command.js';

/** What became of an action so far. */
export const commandState = z
  .object({
    commandId: z.string().describe('Ask GET /v1/commands/{id} what became of it'),
    status: z.enum(['pending', 'accepted']),
  })
  .meta({ id: 'CommandState' });

export const commandResponse = commandView.meta({ id: 'Command' });

interface Answering<View> {
  readonly reply: FastifyReply;
  readonly commandId: string;
  /** The thing that was acted on, as it stands now. */
  readonly present: () => Promise<View | undefined>;
}

/**
 * Answers an action: 200 with the thing as it is then, 202 when the fold has not come to it yet, 409 with what had changed.
 */
export async function answerAction<View extends { readonly revision: number }>(
  answer: ActionAnswer,
  { reply, commandId, present }: Answering<View>,
): Promise<{ readonly command: z.infer<typeof commandState>; readonly present?: View }> {
  if (answer.outcome === 'unknown') throw new Problem('not-found');
  if (answer.outcome === 'reused') {
    throw new Problem('key-reused', { detail: 'The same Idempotency-Key came with another request before.' });
  }
  const { command } = answer;
  const location = `/v1/commands/${commandId}`;
  if (command === undefined) {
    void reply.status(202).header('location', location);
    return { command: { commandId, status: 'pending' } };
  }
  const now = await present();
  if (command.status === 'refused') throw changed(command, now);
  if (now !== undefined) void reply.header('etag', etagOf(now.revision));
  return { command: { commandId, status: 'accepted' }, ...(now === undefined ? {} : { present: now }) };
}

function changed({ reason = '' }: CommandView, current: unknown): Problem {
  return new Problem('changed', {
    detail: `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`,
    ...(current === undefined ? {} : { current }),
  });
}
