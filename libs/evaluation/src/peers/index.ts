import { alertsAtRate } from '../alerts-at-rate.js';
import type { Detector } from '../evaluate.js';
import { alertsAt } from '../hysteresis.js';
import type { Matrix } from '../matrix.js';
import type { Origins } from '../origins.js';
import type { Panel } from '../panel.js';
import type { Truth } from '../truth.js';
import { bgNbd } from './bg-nbd.js';
import { crmRule } from './crm-rule.js';
import { silenceOverMeanGap, weeksSinceLastOrder } from './last-order.js';

/** Classical ways to notice a customer who is leaving, by the name that a user gives them. */
export const PEER_NAMES = ['crm', 'last-order', 'rhythm', 'bgnbd'] as const;
export type PeerName = (typeof PEER_NAMES)[number];

interface Peer {
  readonly title: string;
  /** Higher is worse; known at the end of each week. */
  readonly scores: (panel: Panel) => Matrix;
  /** Where the rule itself alerts; undefined for a bare score. */
  readonly threshold?: number;
}

const PEERS: Readonly<Record<PeerName, Peer>> = {
  crm: { title: 'CRM rule, 30 against 90 days', scores: crmRule, threshold: -0.7 },
  'last-order': { title: 'Days since the last order', scores: weeksSinceLastOrder },
  rhythm: { title: 'Silence against own rhythm', scores: silenceOverMeanGap },
  bgnbd: { title: 'BG/NBD', scores: bgNbd },
};

/**
 * A peer's scores and alerts. Bare scores alert at the threshold that raises as often falsely as `falseRaises`.
 *
 * @param falseRaises per account-year
 */
export function peerDetector(
  name: PeerName,
  panel: Panel,
  truth: Truth,
  origins: Origins,
  falseRaises: number,
): Detector {
  const { title, scores: scoresOf, threshold } = PEERS[name];
  const scores = scoresOf(panel);
  const open =
    threshold === undefined
      ? alertsAtRate(truth, origins, scores, falseRaises)
      : alertsAt(scores, truth.eligible, threshold);
  return { title, scores, open };
}
