import { ATTEMPT_KINDS, LOSS_REASONS, WIN_REASONS } from '#relationship';
import { z } from 'zod';
import type { ReadModels } from '../ports/index.js';
import { accessView } from './access-view.js';
import { maySee, type Principal, visibleTo } from './principal.js';
import { whereOf } from './where-of.js';

const attemptView = z.object({
  step: z.int().min(1),
  date: z.iso.date(),
  how: z
    .enum(ATTEMPT_KINDS)
    .exactOptional()
    .describe('Missing where the task of the step was completed instead'),
  reached: z.boolean().exactOptional().describe('Whether somebody of the account was reached'),
  contactIds: z.array(z.string()).readonly().exactOptional().describe('Who was spoken with'),
  interactionId: z.string().exactOptional().describe('The interaction that tells what was said'),
  by: z.string().exactOptional(),
});

/** A plan to win a paused account back. */
export const winbackView = accessView.extend({
  planId: z.string(),
  alertId: z.string(),
  status: z.enum(['open', 'won', 'lost', 'withdrawn']),
  revision: z.int().min(1).describe('Counts changes; send it as If-Match when acting'),
  pausedWeek: z.iso.date().describe('Monday of the week in which the pause was stated'),
  plannedAt: z.string(),
  gaps: z.array(z.int()).readonly().describe('Working days between steps; there is one step more'),
  step: z.int().min(1).describe('The step to be done, from 1; one more than there are: the decision'),
  asks: z
    .enum(['attempt', 'decision'])
    .describe('What the step asks for: to try, or won, lost or a wake date'),
  attempts: z.array(attemptView).readonly().describe('The latest attempt of each step that is done'),
  wakeOn: z.iso.date().exactOptional().describe('Nothing is due before that day'),
  wakeReason: z.string().exactOptional(),
  taskId: z.string().exactOptional().describe('The open task that is the step'),
  nextDue: z.iso.date().exactOptional().describe('When that task is due'),
  closedAt: z.string().exactOptional(),
  reason: z
    .enum([...WIN_REASONS, ...LOSS_REASONS])
    .exactOptional()
    .describe('Why it is won or lost'),
  to: z.string().exactOptional().describe('To whom it was lost'),
  detail: z.string().exactOptional(),
});

export type WinbackView = z.infer<typeof winbackView>;

export interface WinbackQuery {
  readonly status?: WinbackView['status'] | undefined;
  readonly owner?: string | undefined;
  readonly team?: string | undefined;
  readonly accountId?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

export interface WinbackPage {
  readonly rows: readonly WinbackView[];
  readonly next?: string;
}

/** Win-back plans by the day on which their next step is due; closed ones come last. */
export async function listWinbacks(
  readModels: ReadModels,
  principal: Principal,
  { after, limit, ...filters }: WinbackQuery,
): Promise<WinbackPage> {
  const { rows, ...page } = await readModels.find({
    collection: 'winbacks',
    where: whereOf(filters, visibleTo(principal)),
    orderBy: 'nextDue',
    descending: false,
    after,
    limit,
  });
  return { ...page, rows: rows.map((row) => winbackView.parse(row)) };
}

/** One plan; undefined when there is none, or no right to see it. */
export async function winbackOf(
  readModels: ReadModels,
  principal: Principal,
  planId: string,
): Promise<WinbackView | undefined> {
  const row = await readModels.get('winbacks', planId);
  return row === undefined || !maySee(principal, row) ? undefined : winbackView.parse(row);
}
