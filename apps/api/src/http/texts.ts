import { z } from 'zod';

const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}]/u;
const CONTROLS_BUT_BREAKS = /[^\P{Cc}\n\r\t]/u;

/** A name or an id on one line. */
export const lineText = z
  .string()
  .min(1)
  .max(300)
  .refine((text) => text.isWellFormed() && !CONTROLS.test(text), 'The text holds a control character.');

/** An id in a path; one that cannot exist is simply not found. */
export const idParam = z.string();

/** Free text. */
export const noteText = z
  .string()
  .trim()
  .min(1)
  .max(10_000)
  .refine(
    (text) => text.isWellFormed() && !CONTROLS_BUT_BREAKS.test(text),
    'The text holds a control character.',
  );
