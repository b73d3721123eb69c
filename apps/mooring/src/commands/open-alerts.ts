import type { ReadModels } from '#pipeline';
import type { Language } from '#relationship';

export interface OpenAlerts {
  readonly all: number;
  /** A sentence. */
  readonly text: string;
}

/** Counts the open alerts by cause. */
export async function countOpenAlerts(readModels: ReadModels, lang: Language): Promise<OpenAlerts> {
  const totals = await readModels.totals({
    collection: 'alerts',
    where: { status: 'open' },
    groupBy: 'cause',
  });
  const of = (cause: string): number => totals.find(({ group }) => group === cause)?.count ?? 0;
  const [loosening, paused] = [of('loosening'), of('paused')];
  const all = loosening + paused;
  return { all, text: lang === 'zh' ? inChinese(loosening, paused) : inEnglish(loosening, paused) };
}

function inChinese(loosening: number, paused: number): string {
  const all = loosening + paused;
  return all === 0
    ? '当前没有预警。'
    : `当前有${String(all)}条预警（松动${String(loosening)}，暂停合作${String(paused)}）。`;
}

function inEnglish(loosening: number, paused: number): string {
  const all = loosening + paused;
  if (all === 0) return 'No alerts are open.';
  const verb = all === 1 ? 'alert is' : 'alerts are';
  return `${String(all)} ${verb} open (${String(loosening)} loosening, ${String(paused)} paused).`;
}
