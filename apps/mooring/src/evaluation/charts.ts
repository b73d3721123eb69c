import type { EChartsCoreOption } from 'echarts/core';
import { type BreakDelays, LASTING_KINDS } from '#evaluation';
import type { Evaluation, Simulated } from './evaluation.js';

/** Mooring stands out; peers follow in a fixed order. */
const COLORS = ['#0e7490', '#94a3b8', '#d97706', '#7c6bb0', '#2f8f5b'];
/** Delays are told of both scores of Mooring, one after the other. */
const SCORE_COLORS = [COLORS[0], '#7fb8c8', ...COLORS.slice(1)];
const INK = '#12303f';
const MUTED = '#5b7482';

/** The list read from the top: lost accounts found against others read in vain. */
export function rocChart({ detectors }: Evaluation): EChartsCoreOption {
  return {
    ...axes('kept accounts read, share', 'lost accounts found, share'),
    series: [
      ...detectors.map(({ title, curve }, nth) => ({
        ...line(title, nth),
        data: [[0, 0], ...curve.map(({ falsePositives, found }) => [falsePositives, found])],
      })),
      diagonal(),
    ],
  };
}

/** Share of lost accounts among those read, as the list is read. */
export function precisionChart({ detectors }: Evaluation): EChartsCoreOption {
  return {
    ...axes('lost accounts found, share', 'of those read, lost'),
    series: detectors.map(({ title, curve }, nth) => ({
      ...line(title, nth),
      data: curve.map(({ found, precision }) => [found, precision]),
    })),
  };
}

/** Probabilities said against what happened; on the line they are right. */
export function calibrationChart({ calibration: { bins }, asFitted }: Evaluation): EChartsCoreOption {
  const most = Math.max(...[...bins, ...asFitted.bins].flatMap(({ said, happened }) => [said, happened]));
  const max = Math.min(1, Math.ceil(most * 10 + 0.5) / 10);
  return {
    ...axes('probability said, mean of a tenth', 'share that came true', max),
    series: [
      { ...dotted('Mooring', 0), data: bins.map(({ said, happened }) => [said, happened]) },
      {
        ...dotted('without what outcomes taught', 1),
        data: asFitted.bins.map(({ said, happened }) => [said, happened]),
      },
      diagonal(max),
    ],
  };
}

/** How many weeks before "nothing for 90 days" each lapse was seen. */
export function leadChart({ detectors }: Evaluation): EChartsCoreOption {
  const leads = detectors[0]?.alerts.leads ?? [];
  const longest = leads.reduce((most, lead) => Math.max(most, lead), 0);
  const counts = Array.from(
    { length: longest + 1 },
    (_, weeks) => leads.filter((lead) => lead === weeks).length,
  );
  return {
    ...grid(16),
    xAxis: {
      ...named('weeks before "nothing for 90 days"'),
      type: 'category',
      data: counts.map((_, k) => k),
    },
    yAxis: { ...named('lapses'), type: 'value', minInterval: 1 },
    series: [{ type: 'bar', itemStyle: { color: COLORS[0] }, data: counts }],
  };
}

/** Median weeks until a known change was noticed, at one allowed rate of false raises; 52 = missed for a year. */
export function delayChart({ scores }: Simulated, allowed: number): EChartsCoreOption {
  const atRate = (delays: readonly BreakDelays[]): BreakDelays | undefined =>
    delays.find((one) => one.allowed === allowed);
  return {
    ...grid(),
    legend: legend(),
    xAxis: { type: 'category', data: [...LASTING_KINDS], axisLabel: { color: INK } },
    yAxis: { ...named('weeks until noticed, median'), type: 'value', max: 52, interval: 13 },
    series: scores.map(({ title, delays }, nth) => ({
      type: 'bar',
      name: title,
      itemStyle: { color: SCORE_COLORS[nth % SCORE_COLORS.length] },
      data: LASTING_KINDS.map((kind) => atRate(delays)?.delays[kind]),
    })),
  };
}

function axes(x: string, y: string, max = 1): EChartsCoreOption {
  return {
    ...grid(),
    legend: legend(),
    xAxis: { ...named(x), type: 'value', min: 0, max },
    yAxis: { ...named(y), type: 'value', min: 0, max },
  };
}

/** @param top what a legend needs above the plot */
function grid(top = 64): EChartsCoreOption {
  return { grid: { left: 64, right: 20, top, bottom: 52 } };
}

function legend(): object {
  return { top: 0, left: 0, itemWidth: 16, textStyle: { color: INK } };
}

function named(name: string): object {
  return {
    name,
    nameLocation: 'middle',
    nameGap: 32,
    nameTextStyle: { color: MUTED },
    axisLabel: { color: MUTED },
    axisLine: { lineStyle: { color: '#c3d0d8' } },
    splitLine: { lineStyle: { color: '#e8eef2' } },
  };
}

function line(name: string, nth: number): object {
  const color = COLORS[nth % COLORS.length];
  return {
    type: 'line',
    name,
    symbol: 'none',
    z: nth === 0 ? 4 : 3,
    lineStyle: { color, width: nth === 0 ? 2.6 : 1.4 },
    itemStyle: { color },
  };
}

function dotted(name: string, nth: number): object {
  return { ...line(name, nth), symbol: 'circle', symbolSize: 8 };
}

function diagonal(max = 1): object {
  return {
    type: 'line',
    symbol: 'none',
    lineStyle: { color: '#c3d0d8', type: 'dashed', width: 1 },
    data: [
      [0, 0],
      [max, max],
    ],
  };
}
