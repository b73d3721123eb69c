import { alertFacts, type TeamDigest, type TeamHappenings, weekOf, weekStart } from '#relationship';
import { z } from 'zod';
import type { BusinessTime } from '../business-time.js';
import { pageThrough } from '../read/page-through.js';
import type { ReadModels } from '../ports/index.js';

/** A head who was told nothing for so many weeks looks at the screen. */
const MOST_WEEKS = 60;

const who = {
  name: z.string(),
  nameEn: z.string().optional(),
  owner: z.string().optional(),
};
const alertRow = z.object({
  ...who,
  cause: z.enum(['loosening', 'paused']),
  facts: alertFacts,
  surfacing: z.string().optional(),
});
const taskRow = z.object({
  ...who,
  due: z.string(),
  escalations: z.array(z.object({ to: z.string().optional(), at: z.string() })).default([]),
});
const endedRow = z.object({ ...who, closedAt: z.string() });

/** What a digest is about: from a moment and behind a closed week, to a moment and a closed week. */
export type DigestSpan = Pick<TeamDigest, 'from' | 'until' | 'fromWeek' | 'untilWeek'>;

/**
 * What has happened to teams in a span. Spans follow one another, so nothing is in two of them: an alert belongs to the week
 * that raised it, a task to the day on which it became overdue, the end of a plan to its moment.
 *
 * @param time in which days are read
 */
export async function teamHappenings(
  readModels: ReadModels,
  teams: readonly string[],
  span: DigestSpan,
  time: BusinessTime,
): Promise<TeamHappenings> {
  const weeks = weeksIn(span);
  const alerts = await gathered(
    readModels,
    { collection: 'alerts', where: { team: teams, raisedWeek: weeks }, orderBy: 'amountAtRisk' },
    alertRow,
  );
  const due = await gathered(
    readModels,
    { collection: 'tasks', where: { team: teams, status: 'open' }, orderBy: 'due' },
    taskRow,
  );
  const [from, until] = [time.dateOf(span.from), time.dateOf(span.until)];
  const overdue = due.filter((task) => task.due < until);
  const ended = async (status: string) =>
    (
      await gathered(
        readModels,
        { collection: 'winbacks', where: { team: teams, status }, orderBy: 'accountId' },
        endedRow,
      )
    ).filter(({ closedAt }) => isWithin(closedAt, span));
  return {
    alerts:
      weeks.length === 0
        ? []
        : alerts.toReversed().map(({ name, nameEn, owner, cause, facts, surfacing }) => ({
            name,
            nameEn,
            owner,
            cause,
            facts,
            isHeld: surfacing === 'held',
          })),
    overdue: overdue.filter((task) => task.due >= from),
    escalated: due.flatMap((task) => goneUp(task, span)),
    stillOverdue: overdue.filter((task) => task.due < from).length,
    won: await ended('won'),
    lost: await ended('lost'),
  };
}

/** To whom a task has gone in a span; once for each time. */
function goneUp(
  { name, nameEn, owner, escalations }: z.infer<typeof taskRow>,
  span: DigestSpan,
): TeamHappenings['escalated'] {
  const within = escalations.filter(({ at }) => isWithin(at, span));
  return within.map(({ to }) => ({ name, nameEn, owner, to }));
}

/** Mondays; of a first digest, the last closed week alone. */
function weeksIn({ fromWeek, untilWeek }: DigestSpan): readonly string[] {
  if (untilWeek === null) return [];
  const last = weekOf(untilWeek);
  const first = fromWeek === null ? last : weekOf(fromWeek) + 1;
  const count = Math.min(MOST_WEEKS, Math.max(0, last - first + 1));
  return Array.from({ length: count }, (_, at) => weekStart(last - at));
}

function isWithin(instant: string, { from, until }: DigestSpan): boolean {
  const at = Date.parse(instant);
  return at >= Date.parse(from) && at < Date.parse(until);
}

async function gathered<Row>(
  readModels: ReadModels,
  query: Omit<Parameters<typeof pageThrough>[1], 'descending'>,
  schema: z.ZodType<Row>,
): Promise<readonly Row[]> {
  const found: Row[] = [];
  for await (const row of pageThrough(readModels, { ...query, descending: false }))
    found.push(schema.parse(row));
  return found;
}
