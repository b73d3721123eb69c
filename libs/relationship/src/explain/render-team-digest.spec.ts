import { describe, expect, test } from '@jest/globals';
import { HALVED } from '../testing/index.js';
import { renderTeamDigest, type TeamHappenings } from './render-team-digest.js';

const ocean = { name: '远洋贸易', nameEn: 'Ocean Trading', owner: 'li.wei' };
const HAPPENED: TeamHappenings = {
  alerts: [
    { ...ocean, cause: 'loosening', facts: HALVED, isHeld: false },
    { name: '北海实业', cause: 'paused', facts: { ...HALVED, silence: 14, probability: 1 }, isHeld: true },
  ],
  overdue: [{ ...ocean, due: '2026-03-05' }],
  stillOverdue: 2,
  escalated: [{ ...ocean, to: 'chen.jun' }],
  won: [],
  lost: [{ name: '北海实业' }],
};

describe.each(['en', 'zh'] as const)('the digest of a head in %s', (language) => {
  test('tells what has happened, and which new alerts are held back', () => {
    expect(renderTeamDigest(['east'], HAPPENED, language)).toMatchSnapshot();
  });

  test('says when nothing has', () => {
    const nothing = { ...HAPPENED, alerts: [], overdue: [], stillOverdue: 0, escalated: [], lost: [] };
    expect(renderTeamDigest(['east', 'west'], nothing, language)).toMatchSnapshot();
  });
});
