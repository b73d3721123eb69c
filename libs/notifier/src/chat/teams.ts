import type { ChatFormat } from './chat-format.js';
import { fitBytes } from './fit-bytes.js';
import { byStatus } from './slack.js';

/** Of the 28 KB that a message may have. */
const MOST_BYTES = 20_000;

/** A workflow of Teams that posts a card: four requests a second. */
export const teams: ChatFormat = {
  limits: [{ messages: 4, milliseconds: 1_000 }],
  post({ url }, { title, lines, link }) {
    const content = {
      $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
      type: 'AdaptiveCard',
      version: '1.4',
      body: [
        { ...block(title), weight: 'Bolder', size: 'Medium' },
        block(fitBytes(lines.join('\n\n'), MOST_BYTES)),
      ],
      ...(link === undefined
        ? {}
        : { actions: [{ type: 'Action.OpenUrl', title: link.text, url: link.url }] }),
    };
    const contentType = 'application/vnd.microsoft.card.adaptive';
    return { url, body: { type: 'message', attachments: [{ contentType, content }] } };
  },
  verdict: byStatus,
};

function block(text: string): Readonly<Record<string, unknown>> {
  return { type: 'TextBlock', text, wrap: true };
}
