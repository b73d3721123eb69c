import { indexAt, type IndexSeries, volumeAt, type WeeklyCells } from '../detect/index.js';

/** Log-likelihood below the best at which a week still counts: about a 95 % interval of one parameter. */
const WITHIN = 2;

/** First and last week number in which the change may have begun. */
export interface OnsetRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The weeks in which a fall of the rate may have begun: every split of the year into a higher rate before and a lower one
 * since, whose profile log-likelihood is within 2 of the best (Hinkley 1970). Weekly volume is taken as quasi-Poisson:
 * ℓ(τ) = (V₀ ln(V₀/E₀) + V₁ ln(V₁/E₁)) / φ, with V the capped volume and E the sum of the index before and since τ, and
 * φ = D · mean volume. Undefined when no split shows a fall.
 *
 * @param weeks observed week numbers of the trailing year, the latest first
 * @param usual cap and mean in units per week, D the squared variation of a week
 */
export function onsetRange(
  cells: WeeklyCells,
  series: IndexSeries,
  weeks: readonly number[],
  usual: { readonly cap: number; readonly meanVolume: number; readonly variation: number },
): OnsetRange | undefined {
  const spread = usual.variation * usual.meanVolume;
  if (spread <= 0) return undefined;
  const amounts = weeks.map((week) => ({
    week,
    volume: Math.min(volumeAt(cells, week), usual.cap),
    index: indexAt(series, week),
  }));
  const all = { volume: sumOf(amounts, 'volume'), index: sumOf(amounts, 'index') };
  const since = { volume: 0, index: 0 };
  const splits: { readonly week: number; readonly likelihood: number }[] = [];
  for (const { week, volume, index } of amounts.slice(0, -1)) {
    since.volume += volume;
    since.index += index;
    const before = { volume: all.volume - since.volume, index: all.index - since.index };
    if (before.index <= 0 || since.index <= 0) continue;
    if (since.volume / since.index >= before.volume / before.index) continue;
    splits.push({ week, likelihood: (peak(before) + peak(since)) / spread });
  }
  if (splits.length === 0) return undefined;
  const best = Math.max(...splits.map(({ likelihood }) => likelihood));
  const near = splits.filter(({ likelihood }) => likelihood >= best - WITHIN).map(({ week }) => week);
  return { from: Math.min(...near), to: Math.max(...near) };
}

/** V ln(V/E); 0 for an empty span. */
function peak({ volume, index }: { readonly volume: number; readonly index: number }): number {
  return volume > 0 ? volume * Math.log(volume / index) : 0;
}

function sumOf(
  amounts: readonly { readonly volume: number; readonly index: number }[],
  of: 'volume' | 'index',
): number {
  return amounts.reduce((sum, amount) => sum + amount[of], 0);
}
