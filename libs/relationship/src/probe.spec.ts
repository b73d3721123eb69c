import { test } from '@jest/globals';
import { closed, given, play, weekly, weeksFrom } from './testing/index.js';
import { renderAlert } from './explain/render-alert.js';
test('probe', () => {
  const weeks = weeksFrom('2024-01-01', 110);
  const lines: string[] = [];
  let s = given('A');
  for (const [at, week] of weeks.entries()) {
    const ships = at < 60 || at >= 80 ? weekly('A', [week], { service: 'sea', loadType: 'FCL', lane: 'CNSHA-DEHAM' }) : [];
    s = play(s, [...ships, closed(week)]);
    for (const x of s.said) {
      lines.push(`${at} ${x.type} ${JSON.stringify(x.data).slice(0,3000)}`);
      if ('facts' in x.data) lines.push(JSON.stringify(renderAlert(x.type.endsWith('paused')?'paused':'loosening', x.data.facts, 'zh'),null,1), JSON.stringify(renderAlert(x.type.endsWith('paused')?'paused':'loosening', x.data.facts, 'en'),null,1));
    }
  }
  console.log(lines.join('\n'));
});
