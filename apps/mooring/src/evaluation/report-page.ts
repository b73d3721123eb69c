import type { EChartsCoreOption } from 'echarts/core';
import { calibrationChart, delayChart, leadChart, precisionChart, rocChart } from './charts.js';
import { draw } from './draw.js';
import type { Evaluation, Simulated } from './evaluation.js';
import {
  brierWords,
  calibrationTable,
  delayTable,
  DETECTOR_NOTES,
  detectorTable,
  groundWords,
  labelTable,
  type Table,
} from './tables.js';

const STYLE = `
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 1200px; padding: 32px 24px 64px; background: #f6f9fa; color: #12303f;
  font: 15px/1.5 system-ui, "Segoe UI", "PingFang SC", "Microsoft YaHei", sans-serif; }
h1 { margin: 0 0 8px; font-size: 28px; } h2 { margin: 40px 0 12px; font-size: 19px; }
p { max-width: 76ch; margin: 8px 0; } .note { color: #5b7482; font-size: 13px; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; background: #fff; font-variant-numeric: tabular-nums; }
th, td { padding: 7px 14px; border-bottom: 1px solid #e3ebef; text-align: right; white-space: nowrap; }
th { color: #5b7482; font-weight: 600; } th:first-child, td:first-child { text-align: left; }
.first tbody tr:first-child td { font-weight: 600; color: #0e7490; }
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 480px), 1fr)); gap: 20px; margin-top: 20px; }
figure { margin: 0; padding: 16px; background: #fff; border: 1px solid #e3ebef; border-radius: 8px; }
figcaption { margin-bottom: 8px; font-weight: 600; } svg { max-width: 100%; height: auto; }`;

/** The evaluation as one HTML page that needs no other file and no network. */
export function reportPage(evaluation: Evaluation, measure: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Mooring: evaluation</title>
<style>${STYLE}</style>
</head>
<body>
<h1>How well relationships that loosen are noticed</h1>
<p>${escaped(groundWords(evaluation, measure))}</p>
<h2>Beside classical ways</h2>
${tableOf(detectorTable(evaluation), 'first')}
${DETECTOR_NOTES.map(note).join('\n')}
<div class="plots">
${figure('Finding the lost (ROC)', rocChart(evaluation))}
${figure('Precision as the list is read', precisionChart(evaluation))}
${figure('Do probabilities come true?', calibrationChart(evaluation))}
${figure('How early lapses were seen', leadChart(evaluation))}
</div>
<h2>Probabilities</h2>
${tableOf(calibrationTable(evaluation))}
${note(brierWords(evaluation))}
${evaluation.simulated === undefined ? '' : simulatedPart(evaluation.simulated)}
</body>
</html>
`;
}

function simulatedPart(simulated: Simulated): string {
  const rates = simulated.scores[0]?.delays.map(({ allowed }) => allowed) ?? [];
  return `<h2>Known changes</h2>
<div class="plots">
${rates.map((rate) => figure(`At ${rate.toFixed(2)} false raises per account-year`, delayChart(simulated, rate))).join('\n')}
</div>
<h2>Delays</h2>
${tableOf(delayTable(simulated))}
${note('stop: no orders any more; step: less at once; gradual: less by and by. 52 = missed for a year.')}
${simulated.byLabel.length === 0 ? '' : `<h2>When something happened to everybody</h2>\n${tableOf(labelTable(simulated))}\n${note('False raises per account-year, of the alerts as they were raised, by kind of week.')}`}`;
}

function figure(caption: string, option: EChartsCoreOption): string {
  return `<figure><figcaption>${escaped(caption)}</figcaption>${draw(option)}</figure>`;
}

function tableOf({ head, rows }: Table, kind = ''): string {
  const cells = (row: readonly string[], tag: 'th' | 'td'): string =>
    `<tr>${row.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
  const body = rows.map((row) => cells(row, 'td')).join('\n');
  return `<div class="wide"><table class="${kind}"><thead>${cells(head, 'th')}</thead><tbody>
${body}
</tbody></table></div>`;
}

function note(text: string): string {
  return `<p class="note">${escaped(text)}</p>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
