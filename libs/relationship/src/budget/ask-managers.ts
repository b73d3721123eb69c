import { type DeriveId, derive } from '../event/derive.js';
import type { EventOfType, MooringEvent } from '../event/catalogue.js';
import { managerSubject } from '../event/subject.js';
import type { PortfolioState } from '../week/portfolio-state.js';
import { capacityOf } from './budget-rule.js';
import { chanceToKeep, NO_VERDICTS } from './verdicts.js';

/** Once every partition has judged the week, each manager who has something to be shown is asked about it. */
export function askManagers(
  { judged = [], verdicts = NO_VERDICTS, settings }: PortfolioState,
  event: EventOfType<'mooring.week.judged'>,
  partitions: number,
  deriveId: DeriveId,
): readonly MooringEvent[] {
  const { week } = event.data;
  const reports = judged.filter((report) => report.week === week);
  const rule = settings?.budget;
  if (rule === undefined || reports.length < partitions) return [];
  const candidates = reports.flatMap((report) => report.candidates);
  const managers = [...new Set(candidates.map(({ manager }) => manager))].toSorted();
  const { priorChance, actionCost } = rule;
  return managers.map((manager) =>
    derive(event, deriveId, {
      type: 'mooring.budget.asked',
      subject: managerSubject(manager),
      key: [week],
      data: {
        week,
        capacity: capacityOf(rule, manager),
        actionCost,
        chances: {
          loosening: chanceToKeep(priorChance, verdicts, 'loosening'),
          paused: chanceToKeep(priorChance, verdicts, 'paused'),
        },
        candidates: candidates
          .filter((candidate) => candidate.manager === manager)
          .map(({ manager: _asked, ...candidate }) => candidate)
          .toSorted((one, other) => (one.accountId < other.accountId ? -1 : 1)),
      },
    }),
  );
}
