import { createHmac } from 'node:crypto';
import { type ChatFormat, plainInMarkdown, verdictByCode } from './chat-format.js';
import { fitBytes } from './fit-bytes.js';

/** Of the 20 KB that a request may have. */
const MOST_BYTES = 16_000;
const MOST_TITLE_BYTES = 400;
/** "frequency limited", and that of the gateway. */
const TOO_FAST = [11_232, 9_499];

/** A custom bot of Feishu: 100 messages a minute, 5 a second, 20 KB each; signed when it has a secret. */
export const feishu: ChatFormat = {
  limits: [
    { messages: 100, milliseconds: 60_000 },
    { messages: 5, milliseconds: 1_000 },
  ],
  post({ url, secret }, { title, lines, link }, now) {
    const content = fitBytes(lines.map(plainInMarkdown).join('\n'), MOST_BYTES);
    const open = link && { tag: 'button', text: plainText(link.text), type: 'primary', url: link.url };
    return {
      url,
      body: {
        ...(secret === undefined ? {} : signature(secret, Math.floor(now / 1000))),
        msg_type: 'interactive',
        card: {
          header: { title: plainText(fitBytes(title, MOST_TITLE_BYTES)) },
          elements: [{ tag: 'markdown', content }, ...(open ? [{ tag: 'action', actions: [open] }] : [])],
        },
      },
    };
  },
  verdict: (status, body) => verdictByCode(status, body, ['code', 'msg'], TOO_FAST),
};

function plainText(content: string): Readonly<Record<string, string>> {
  return { tag: 'plain_text', content };
}

/** The key is what elsewhere would be signed, and nothing is signed with it. */
function signature(secret: string, seconds: number): { readonly timestamp: string; readonly sign: string } {
  const timestamp = String(seconds);
  return { timestamp, sign: createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64') };
}
