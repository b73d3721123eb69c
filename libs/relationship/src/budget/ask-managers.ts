import { type DeriveId, derive } from '../event/derive.js';
import type { EventOfType, MooringEvent } from '../event/catalogue.js';
import { managerSubject, PORTFOLIO } from '../event/subject.js';
import type { Settings } from '../settings/settings.js';
import type { WeekJudged } from './budget-events.js';
import { addVerdicts, chancesOf, NO_VERDICTS } from './chance-to-keep.js';

/**
 * Puts the alerts of a week before the managers of their accounts, once every partition has reported it; nobody is asked who
 * has none. What nobody looks after is put before the manager without a name.
 *
 * @param reports of this week, one for each partition, in any order
 * @param settings in force in the week
 */
export function askManagers(
  reports: readonly WeekJudged[],
  last: EventOfType<'mooring.week.judged'>,
  { budget, measure }: Settings,
  deriveId: DeriveId,
): readonly MooringEvent[] {
  if (budget === undefined) return [];
  const { week } = last.data;
  // All reports are the cause: the first partition's stands for them, whichever came last.
  const cause = { ...last, id: deriveId(PORTFOLIO, last.type, week, '0') };
  const chances = chancesOf(reports.map(({ verdicts }) => verdicts).reduce(addVerdicts, NO_VERDICTS), budget);
  const candidates = reports
    .flatMap((report) => report.candidates)
    .toSorted((one, other) => (one.accountId < other.accountId ? -1 : 1));
  const byManager = [...Map.groupBy(candidates, ({ owner = '' }) => owner)].toSorted(([one], [other]) =>
    one < other ? -1 : 1,
  );
  return byManager.map(([manager, own]) =>
    derive(cause, deriveId, {
      type: 'mooring.budget.asked',
      subject: managerSubject(manager),
      key: [week],
      data: {
        week,
        capacity: budget.exceptions[manager] ?? budget.capacity,
        cost: measure === 'value' ? budget.cost : 0,
        basis: measure === 'value' ? 'revenue' : 'volume',
        chances,
        candidates: own,
      },
    }),
  );
}
