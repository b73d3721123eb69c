import { z } from 'zod';
import { ATTEMPT_KINDS, LOSS_REASONS } from '#relationship';
import { lineText, noteText } from '../http/texts.js';

const MOST_CONTACTS = 20;

export const attemptBody = z
  .strictObject({
    how: z.enum(ATTEMPT_KINDS),
    reached: z.boolean().describe('Whether somebody of the account was reached'),
    date: z.iso.date().exactOptional().describe('Day in the business time zone; today when missing'),
    contactIds: z
      .array(lineText)
      .max(MOST_CONTACTS)
      .exactOptional()
      .describe('Contacts who were spoken with'),
    note: noteText.exactOptional().describe('What was said; it is logged as an interaction'),
    next: z.iso.date().exactOptional().describe("Day of the next step; by the plan's gap when missing"),
  })
  .meta({ id: 'AttemptWinback' });

export const wakeBody = z
  .strictObject({ wakeOn: z.iso.date().describe('Nothing is due before that day'), reason: noteText })
  .meta({ id: 'WakeWinback' });

export const wonBody = z.strictObject({ detail: noteText.exactOptional() }).meta({ id: 'WinWinback' });

export const lostBody = z
  .strictObject({
    reason: z.enum(LOSS_REASONS),
    to: lineText.exactOptional().describe('The competitor that ships for the account now'),
    detail: noteText.exactOptional(),
  })
  .meta({ id: 'LoseWinback' });
