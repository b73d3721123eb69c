import { createHmac } from 'node:crypto';
import { type ChatFormat, plainInMarkdown, verdictByCode } from './chat-format.js';
import { fitBytes } from './fit-bytes.js';

const MOST_BYTES = 18_000;
const TOO_FAST = 410_100;
/** "send too fast, exceed 20 times per minute". */
const TOO_FAST_ROBOT = 130_101;

/** A custom robot of DingTalk: 20 messages a minute; signed when it has a secret (`SEC…`). */
export const dingtalk: ChatFormat = {
  limits: [{ messages: 20, milliseconds: 60_000 }],
  post({ url, secret }, { title, lines, link }, now) {
    const paragraphs = [
      `#### ${plainInMarkdown(title)}`,
      ...lines.map(plainInMarkdown),
      ...(link === undefined ? [] : [`[${plainInMarkdown(link.text)}](${link.url})`]),
    ];
    const text = fitBytes(paragraphs.join('\n\n'), MOST_BYTES);
    return { url: signed(url, secret, now), body: { msgtype: 'markdown', markdown: { title, text } } };
  },
  verdict: (status, body) => verdictByCode(status, body, ['errcode', 'errmsg'], [TOO_FAST, TOO_FAST_ROBOT]),
};

function signed(url: string, secret: string | undefined, now: number): string {
  if (secret === undefined) return url;
  const sign = createHmac('sha256', secret)
    .update(`${String(now)}\n${secret}`)
    .digest('base64');
  const to = new URL(url);
  to.searchParams.set('timestamp', String(now));
  to.searchParams.set('sign', sign);
  return to.href;
}
