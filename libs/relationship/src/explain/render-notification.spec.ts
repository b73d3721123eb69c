import { describe, expect, test } from '@jest/globals';
import { HALVED } from '../testing/index.js';
import {
  type NotificationFacts,
  renderDigest,
  renderNotification,
  renderTest,
} from './render-notification.js';

const name = { name: '远洋贸易', nameEn: 'Ocean Trading' };
const loosening = { cause: 'loosening', facts: HALVED } as const;
const paused = { cause: 'paused', facts: { ...HALVED, silence: 14, probability: 1 } } as const;
const NOTICES: readonly NotificationFacts[] = [
  { kind: 'loosened', ...name, alert: loosening, due: '2026-03-12' },
  { kind: 'worsened', ...name, alert: loosening },
  { kind: 'paused', ...name, alert: paused, due: '2026-03-12' },
  { kind: 'recovered', ...name },
  { kind: 'settled-lower', ...name },
  {
    kind: 'returned',
    ...name,
    alert: {
      ...loosening,
      returned: {
        until: '2026-04-01',
        reason: '客户搬迁',
        before: { week: '2026-02-23', probability: 0.41, weeks: 8, shipped: 120_000 },
        now: { week: '2026-03-23', probability: 0.55, weeks: 8, shipped: 80_000 },
        since: { shipped: 20_000, orders: 3 },
      },
    },
  },
  { kind: 'task-reminder', ...name, alert: loosening, due: '2026-03-12' },
  { kind: 'task-escalated', ...name, alert: loosening, due: '2026-03-12', owner: 'li.wei' },
];

describe.each(['en', 'zh'] as const)('in %s', (language) => {
  test.each(NOTICES)('a message that an account $kind', (notification) => {
    expect(renderNotification(notification, language)).toMatchSnapshot();
  });

  test('a digest', () => {
    const [first, ...others] = NOTICES;
    const other = { kind: 'recovered', name: 'Nordsee GmbH' } as const;
    expect(renderDigest([...others, other], first === undefined ? [] : [first], language)).toMatchSnapshot();
  });

  test('a test', () => {
    expect(renderTest(language)).toMatchSnapshot();
  });
});
