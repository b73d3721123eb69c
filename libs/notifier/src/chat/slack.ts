import type { ChatFormat, ChatVerdict } from './chat-format.js';
import { fitBytes } from './fit-bytes.js';

const MOST_BYTES = 12_000;

/** An incoming webhook of Slack: one message a second. */
export const slack: ChatFormat = {
  limits: [{ messages: 1, milliseconds: 1_000 }],
  post({ url }, { title, lines, link }) {
    const paragraphs = [
      `*${escaped(title)}*`,
      ...lines.map(escaped),
      ...(link === undefined ? [] : [`<${link.url}|${escaped(link.text)}>`]),
    ];
    return { url, body: { text: fitBytes(paragraphs.join('\n'), MOST_BYTES) } };
  },
  verdict: byStatus,
};

/** What services mean that answer with a status alone. */
export function byStatus(status: number, body: string): ChatVerdict {
  if (status === 429) return { kind: 'too-fast' };
  if (status >= 200 && status < 300) return { kind: 'taken' };
  return { kind: 'refused', reason: `HTTP ${String(status)} ${body.slice(0, 100)}`.trim() };
}

/** The three characters that Slack reads as marks of its own. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
