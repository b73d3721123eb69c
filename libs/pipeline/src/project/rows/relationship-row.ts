import {
  type AccountState,
  AT_RISK_WEEKS,
  cellsOf,
  chanceOf,
  type Judgement,
  type PartitionState,
  silenceLedger,
  volumeAt,
  weekStart,
} from '#relationship';
import type { RowBody } from '../../ports/index.js';
import { access } from './access.js';

/** Weeks of the small plot beside an account's name. */
const SPARK_WEEKS = 26;

/** How the relationship stands at the end of a closed week. Amounts in units of the measure. */
export function relationshipRow(
  account: AccountState,
  judgement: Judgement,
  partition: PartitionState,
): RowBody {
  const cells = cellsOf(account);
  const probability = chanceOf(judgement);
  return {
    ...access(account),
    week: weekStart(judgement.week),
    risk: judgement.risk ?? null,
    change: judgement.change ?? null,
    probability,
    eligible: judgement.eligible,
    reason: judgement.reason ?? null,
    silence: judgement.silence,
    usualGap: judgement.medianGap ?? null,
    weeklyAmount: judgement.meanVolume,
    amountAtRisk: probability * judgement.meanVolume * AT_RISK_WEEKS,
    quietBy: silenceLedger(account, judgement, partition)[0]?.reason ?? null,
    alertId: account.alert?.alertId ?? null,
    cause: account.alert?.cause ?? null,
    spark: Array.from({ length: SPARK_WEEKS }, (_, at) =>
      volumeAt(cells, judgement.week - SPARK_WEEKS + 1 + at),
    ),
  };
}
