import type { EChartsCoreOption } from 'echarts/core';
import type { TFunction } from 'i18next';
import type { AccountSeries, Alert, SeriesWeek } from '../api/generated/index.js';
import type { Formats } from '../format/formats.js';
import { COLORS, colorOf } from '../ui/colors.js';

/** Weeks that are shown at first; the others can be scrolled to. */
const SHOWN_WEEKS = 60;
const SMALL = 11;

/**
 * The plot of an account: what was shipped each week as bars, over the range of what was to be expected; alerts where they
 * were raised, holidays as labels.
 */
export function seriesOption(
  { weeks, unit, alerts }: AccountSeries,
  t: TFunction,
  formats: Formats,
): EChartsCoreOption {
  const shown = weeks.map(({ week }) => week);
  const first = Math.max(0, weeks.length - SHOWN_WEEKS);
  const holidays = holidaysByWeek(weeks, formats);
  const months = monthStarts(weeks);
  return {
    animation: false,
    grid: { left: 8, right: 12, top: 60, bottom: 64, containLabel: true },
    legend: {
      top: 0,
      left: 0,
      itemWidth: 16,
      data: [t('account.shipped'), t('account.expected'), t('account.band')],
      textStyle: { color: COLORS.muted },
    },
    tooltip: {
      trigger: 'axis',
      confine: true,
      axisPointer: { type: 'shadow' },
      formatter: (points: unknown) => tooltipOf(weeks[placeOf(points)], alerts, { unit, t, formats }),
    },
    dataZoom: [
      {
        type: 'slider',
        xAxisIndex: [0, 1],
        startValue: first,
        endValue: weeks.length - 1,
        height: 18,
        bottom: 8,
        brushSelect: false,
      },
      { type: 'inside', xAxisIndex: [0, 1], zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false },
    ],
    xAxis: [
      {
        type: 'category',
        data: shown,
        axisTick: { show: false },
        axisLine: { lineStyle: { color: '#c3d0d8' } },
        axisLabel: {
          color: COLORS.muted,
          formatter: (week: string) => monthOf(week, formats),
          interval: (_at: number, week: string) => months.has(week),
        },
      },
      {
        type: 'category',
        position: 'top',
        data: shown,
        axisTick: { show: false },
        axisLine: { show: false },
        axisLabel: {
          color: COLORS.muted,
          fontSize: SMALL,
          hideOverlap: true,
          interval: (_at: number, week: string) => holidays.has(week),
          formatter: (week: string) => holidays.get(week) ?? '',
        },
      },
    ],
    yAxis: {
      type: 'value',
      axisLabel: { color: COLORS.muted, formatter: (value: number) => formats.amount(value, unit) },
      splitLine: { lineStyle: { color: '#e8eef2' } },
    },
    series: [
      bandEdge(
        'low',
        weeks.map(({ low }) => low),
      ),
      {
        ...bandEdge(
          t('account.band'),
          weeks.map(({ low, high }) => (low === null || high === null ? null : high - low)),
        ),
        areaStyle: { color: COLORS.band, opacity: 0.85 },
        itemStyle: { color: COLORS.band },
        lineStyle: { opacity: 0 },
      },
      {
        name: t('account.shipped'),
        type: 'bar',
        z: 3,
        barMaxWidth: 14,
        itemStyle: { color: COLORS.bar, borderRadius: [2, 2, 0, 0] },
        data: weeks.map(({ amount, closed }) => ({
          value: amount,
          ...(closed ? {} : { itemStyle: { color: COLORS.openBar } }),
        })),
        markArea: {
          silent: true,
          itemStyle: { color: '#64748b', opacity: 0.12 },
          data: weeks
            .filter(({ observed }) => !observed)
            .map(({ week }) => [{ xAxis: week }, { xAxis: week }]),
        },
        markLine: {
          symbol: 'none',
          silent: true,
          data: alerts
            .filter(({ raisedWeek }) => shown.includes(raisedWeek))
            .map((alert) => alertLine(alert, t)),
        },
      },
      {
        name: t('account.expected'),
        type: 'line',
        z: 4,
        step: 'middle',
        symbol: 'none',
        lineStyle: { color: COLORS.ink, width: 1.4, type: 'dashed' },
        itemStyle: { color: COLORS.ink },
        data: weeks.map(({ expected }) => expected),
      },
    ],
  };
}

/** The lower edge of the range carries the range itself, stacked upon it. */
function bandEdge(name: string, data: readonly (number | null)[]): object {
  return {
    name,
    type: 'line',
    z: 1,
    step: 'middle',
    stack: 'band',
    symbol: 'none',
    silent: true,
    lineStyle: { opacity: 0 },
    data,
  };
}

function alertLine({ raisedWeek, cause }: Alert, t: TFunction): object {
  return {
    xAxis: raisedWeek,
    lineStyle: { color: colorOf(cause), width: 1.6, type: 'solid' },
    label: {
      formatter: t('account.raised', { cause: t(`kind.${cause}`) }),
      color: colorOf(cause),
      fontSize: SMALL,
      position: 'insideEndTop',
    },
  };
}

/** The holiday of a week where it begins, by week; one that spans two weeks is named once. */
function holidaysByWeek(weeks: readonly SeriesWeek[], { language }: Formats): ReadonlyMap<string, string> {
  let before = '';
  const names = new Map<string, string>();
  for (const { week, holidays } of weeks) {
    const name = holidays[0]?.name[language] ?? '';
    if (name !== '' && name !== before) names.set(week, name);
    before = name;
  }
  return names;
}

/** The first weeks of months. */
function monthStarts(weeks: readonly SeriesWeek[]): ReadonlySet<string> {
  return new Set(
    weeks
      .filter(({ week }, at) => at > 0 && weeks[at - 1]?.week.slice(0, 7) !== week.slice(0, 7))
      .map(({ week }) => week),
  );
}

function monthOf(week: string, { language }: Formats): string {
  const [year = '', month = ''] = week.split('-');
  const isYear = month === '01';
  if (language === 'zh') return isYear ? `${year}年` : `${String(Number(month))}月`;
  return isYear
    ? year
    : new Date(`${week}T00:00:00Z`).toLocaleDateString('en', { month: 'short', timeZone: 'UTC' });
}

function placeOf(points: unknown): number {
  const [first]: readonly unknown[] = Array.isArray(points) ? points : [];
  return typeof first === 'object' && first !== null && 'dataIndex' in first ? Number(first.dataIndex) : -1;
}

interface TooltipWords {
  readonly unit: string;
  readonly t: TFunction;
  readonly formats: Formats;
}

function tooltipOf(
  week: SeriesWeek | undefined,
  alerts: readonly Alert[],
  { unit, t, formats }: TooltipWords,
): string {
  if (week === undefined) return '';
  const { amount, low, high, expected, index, orders, holidays, observed, closed } = week;
  const line = (name: string, value: string): string => `${name}: <b>${value}</b>`;
  const raised = alerts.find(({ raisedWeek }) => raisedWeek === week.week);
  const onset = alerts.find(({ onsetWeek }) => onsetWeek === week.week);
  return [
    `<b>${formats.date(week.week)}</b>${closed ? '' : ` · ${t('account.open')}`}`,
    observed ? line(t('account.shipped'), formats.amount(amount, unit)) : t('account.unobserved'),
    ...(expected === null ? [] : [line(t('account.expected'), formats.amount(expected, unit))]),
    ...(low === null || high === null
      ? []
      : [line(t('account.band'), `${formats.amount(low, unit)} – ${formats.amount(high, unit)}`)]),
    line(t('account.orders'), formats.number(orders)),
    ...(index === null ? [] : [line(t('account.index'), formats.percent(index))]),
    ...holidays.map(({ date, name }) => `${formats.date(date)} ${name[formats.language]}`),
    ...(raised === undefined ? [] : [`<b>${t('account.raised', { cause: t(`kind.${raised.cause}`) })}</b>`]),
    ...(onset === undefined ? [] : [t('account.onset')]),
  ].join('<br/>');
}
