import { expect } from '@jest/globals';

/**
 * How the command line refuses: exit code 1 and a sentence with these words, without a stack, and without the `unexpected`
 * of an error that nobody foresaw.
 *
 * @param out what stands on standard output; nothing, unless it is said
 */
export function refusal(words: RegExp, out: unknown = ''): Readonly<Record<string, unknown>> {
  const sentence = new RegExp(
    `^(?![^]*(?:\\n {4}at |node:|unexpected))mooring: [^]*(?:${words.source})`,
    'u',
  );
  return { code: 1, out, err: expect.stringMatching(sentence) };
}
