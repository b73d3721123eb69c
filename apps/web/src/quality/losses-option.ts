import type { EChartsCoreOption } from 'echarts/core';
import type { TFunction } from 'i18next';
import type { NamedQuality } from '../api/generated/index.js';
import { COLORS } from '../ui/colors.js';

/** Shades of the rules that kept losses quiet, the most frequent first. */
const RULES = [
  COLORS.paused,
  COLORS.loosening,
  COLORS.muted,
  COLORS.openBar,
  COLORS.bar,
  '#7c6bb0',
  '#c9a94b',
  '#9f6b53',
  '#b9c3c9',
];

/**
 * Losses by how many weeks before "nothing for 90 days" an alert was open; those that nobody was told of stand at 0, by the
 * rule that kept them quiet.
 */
export function lossesOption({ losses, missed, names }: NamedQuality, t: TFunction): EChartsCoreOption {
  const longest = Math.max(1, ...losses.leads.map(({ weeks }) => weeks));
  const weeks = Array.from({ length: longest + 1 }, (_, at) => at);
  const early = new Map(losses.leads.map((lead) => [lead.weeks, lead.count]));
  const bar = { type: 'bar', stack: 'losses', barMaxWidth: 34 } as const;
  return {
    animation: false,
    grid: { left: 8, right: 12, top: 44, bottom: 28, containLabel: true },
    legend: { top: 0, left: 0, textStyle: { color: COLORS.muted } },
    tooltip: { trigger: 'item', confine: true },
    xAxis: {
      type: 'category',
      name: t('quality.weeksBefore'),
      nameLocation: 'middle',
      nameGap: 28,
      data: weeks.map((week) => (week === 0 ? t('quality.notTold') : String(week))),
      axisTick: { show: false },
      axisLabel: { color: COLORS.muted },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      axisLabel: { color: COLORS.muted },
      splitLine: { lineStyle: { color: '#e8eef2' } },
    },
    series: [
      {
        ...bar,
        name: t('quality.told'),
        color: COLORS.good,
        data: weeks.map((week) => (week === 0 ? null : (early.get(week) ?? null))),
      },
      ...missed.byRule.map(({ rule, accounts }, at) => ({
        ...bar,
        name: names[rule] ?? rule,
        color: RULES[at % RULES.length],
        data: weeks.map((week) => (week === 0 ? accounts : null)),
      })),
    ],
  };
}
