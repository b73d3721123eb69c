import { type ChatFormat, plainInMarkdown, verdictByCode } from './chat-format.js';
import { fitBytes } from './fit-bytes.js';

const MOST_BYTES = 4_096;
/** "api freq out of limit". */
const TOO_FAST = 45_009;

/** A group robot of WeCom: 20 messages a minute, 4,096 bytes each; its key is in its address. */
export const wecom: ChatFormat = {
  limits: [{ messages: 20, milliseconds: 60_000 }],
  post({ url }, { title, lines, link }) {
    const paragraphs = [
      `**${plainInMarkdown(title)}**`,
      ...lines.map(plainInMarkdown),
      ...(link === undefined ? [] : [`[${plainInMarkdown(link.text)}](${link.url})`]),
    ];
    const content = fitBytes(paragraphs.join('\n'), MOST_BYTES);
    return { url, body: { msgtype: 'markdown', markdown: { content } } };
  },
  verdict: (status, body) => verdictByCode(status, body, ['errcode', 'errmsg'], [TOO_FAST]),
};
