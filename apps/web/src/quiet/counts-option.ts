import type { EChartsCoreOption } from 'echarts/core';
import type { TFunction } from 'i18next';
import type { SilencePage } from '../api/generated/index.js';
import type { Formats } from '../format/formats.js';
import { COLORS } from '../ui/colors.js';

type Counts = NonNullable<SilencePage['counts']>;

/** Accounts by the reason that keeps them quiet; what is at risk there is told on hovering. */
export function countsOption(
  counts: Counts,
  unit: string,
  t: TFunction,
  formats: Formats,
): EChartsCoreOption {
  return {
    animation: false,
    grid: { left: 8, right: 40, top: 4, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'item',
      confine: true,
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => {
        const of = counts[dataIndex];
        return of === undefined
          ? ''
          : `${of.name}<br/>${t('quiet.accounts', { count: of.count })}<br/>${t('quiet.atRisk', { amount: formats.amount(of.amountAtRisk, unit) })}`;
      },
    },
    xAxis: { type: 'value', show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: counts.map(({ name }) => name),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { color: COLORS.ink },
    },
    series: [
      {
        type: 'bar',
        cursor: 'pointer',
        barMaxWidth: 18,
        data: counts.map(({ reason, count }) => ({
          value: count,
          itemStyle: {
            color: reason === 'alert-open' || reason === 'snoozed' ? COLORS.loosening : COLORS.bar,
            borderRadius: [0, 3, 3, 0],
          },
        })),
        label: { show: true, position: 'right', color: COLORS.muted },
      },
    ],
  };
}
