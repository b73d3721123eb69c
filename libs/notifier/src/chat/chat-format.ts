import type { Message } from '#pipeline';

/** What a robot is posted. */
export interface ChatPost {
  readonly url: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What a robot's answer means. */
export type ChatVerdict =
  | { readonly kind: 'taken' }
  | { readonly kind: 'too-fast' }
  | { readonly kind: 'refused'; readonly reason: string };

/** Messages that a robot takes in a time. */
export interface ChatLimit {
  readonly messages: number;
  readonly milliseconds: number;
}

/** How a kind of chat wants to be spoken to. */
export interface ChatFormat {
  /** As the service publishes them. */
  readonly limits: readonly ChatLimit[];
  /** @param now milliseconds since 1970, for signatures */
  post(robot: { readonly url: string; readonly secret?: string }, message: Message, now: number): ChatPost;
  /** @param body the answer's text */
  verdict(status: number, body: string): ChatVerdict;
}

/** The fields of a JSON answer; none when it is no object. */
function answerFields(body: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}

/**
 * What services mean that answer with a code in the body.
 *
 * @param code of the field that holds it; 0 is good
 * @param tooFast codes that mean "later"
 */
export function verdictByCode(
  status: number,
  body: string,
  [code, text]: readonly [code: string, text: string],
  tooFast: readonly number[],
): ChatVerdict {
  const fields = answerFields(body);
  const said = fields[code];
  if (status === 429 || (typeof said === 'number' && tooFast.includes(said))) return { kind: 'too-fast' };
  if (status >= 200 && status < 300 && said === 0) return { kind: 'taken' };
  const reason = fields[text];
  return {
    kind: 'refused',
    reason: typeof reason === 'string' ? `${String(said)}: ${reason}` : `HTTP ${String(status)}`,
  };
}

/** Characters that are marks in the Markdown of these services, made harmless. */
export function plainInMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]()<>#|~]/gu, (mark) => `\\${mark}`).replaceAll(/\s*\n\s*/gu, ' ');
}
