import { z } from 'zod';

/**
 * A read model's cursor as clients see it: opaque, and safe in an address. Only what the read models gave out comes back to
 * them; anything else is refused here.
 */
export const cursorSchema = z
  .string()
  .max(2_000)
  .transform((text, context) => {
    const decoded = Buffer.from(text, 'base64url').toString('utf8');
    if (isCursor(decoded)) return decoded;
    context.addIssue({ code: 'custom', message: 'This is no cursor of a page.' });
    return z.NEVER;
  });

/** The cursor of a read model, as clients get it. */
export function cursorText(next: string): string {
  return Buffer.from(next).toString('base64url');
}

const inner = z.tuple([z.union([z.string(), z.number(), z.null()]), z.string()]);

function isCursor(text: string): boolean {
  try {
    return inner.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}
