import { describe, expect, test } from '@jest/globals';
import { parseNotifyFile } from './notify-file.js';

const MAIL = { kind: 'email', address: 'li@example.com' };
const HOOK = { kind: 'webhook', url: 'https://hook.example', secret: 'env:SECRET' };
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

const parse = (content: unknown) => parseNotifyFile('notify.json', JSON.stringify(content), { SECRET });
const withManager = (manager: object) => ({
  managers: { li: { language: 'en', channels: [MAIL], ...manager } },
});

describe('the file that says who is told', () => {
  test('says it in full, or as little as it takes', () => {
    const { managers, allowPrivate } = parse({
      managers: {
        li: { language: 'zh-CN', channels: [MAIL, { ...HOOK, name: 'crm' }] },
        jane: {
          language: 'en',
          timeZone: 'Europe/Berlin',
          mode: 'weekly',
          quiet: { from: '21:00', until: '08:00' },
          channels: [{ kind: 'feishu', url: 'https://robot.example/k', secret: 's' }],
        },
      },
    });
    expect(allowPrivate).toBe(false);
    expect(managers.get('li')).toEqual({
      language: 'zh',
      timeZone: 'Asia/Shanghai',
      mode: 'at-once',
      channels: [
        { name: 'email', channel: MAIL },
        { name: 'crm', channel: { ...HOOK, secret: SECRET } },
      ],
    });
    expect(managers.get('jane')).toMatchObject({ mode: 'weekly', quiet: { from: '21:00', until: '08:00' } });
  });

  test.each([
    ['no JSON', '{,', 'notify.json is no JSON: see line 1 column 2'],
    ['a word that it has no use for', { people: {} }, 'notify.json: '],
    ['two channels of one name', withManager({ channels: [MAIL, MAIL] }), 'two channels are called email'],
    ['no channel', withManager({ channels: [] }), 'managers.li.channels: '],
    ['no such zone', withManager({ timeZone: 'Shanghai' }), 'managers.li.timeZone: must be a time zone'],
    [
      'no such time',
      withManager({ quiet: { from: '25:00', until: '08:00' } }),
      'managers.li.quiet.from: must be a time of day',
    ],
    [
      'no such address',
      withManager({ channels: [{ ...HOOK, url: 'ftp://hook' }] }),
      'channels.0.url: must be an http(s) address',
    ],
    [
      'a secret that is none',
      withManager({ channels: [{ ...HOOK, secret: 'secret' }] }),
      'channels.0.secret: must be whsec_',
    ],
    [
      'a secret that is not there',
      withManager({ channels: [{ ...HOOK, secret: 'env:OTHER' }] }),
      'channels.0.secret: the environment has no OTHER',
    ],
    [
      'an address for a name',
      withManager({ channels: [{ ...MAIL, name: 'li@example.com' }] }),
      'channels.0.name: must be letters',
    ],
  ])('with %s is refused in one sentence', (_, content, sentence) => {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    expect(() => parseNotifyFile('notify.json', text, { SECRET })).toThrow(sentence);
  });
});
