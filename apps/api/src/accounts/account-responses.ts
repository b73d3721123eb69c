import { z } from 'zod';
import { accountView } from '#pipeline';
import { CONTACT_ROLES, DIRECTIONS, FEELINGS, INTERACTION_KINDS } from '#relationship';
import { alertResponse } from '../alerts/alert-response.js';
import { silenceResponse } from '../silence/silence-responses.js';
import { taskResponse } from '../tasks/task-responses.js';
import { winbackResponse } from '../winbacks/winback-responses.js';

const accountResponse = accountView.meta({ id: 'Account' });

export const accountPage = z
  .object({
    items: z.array(accountResponse).readonly(),
    next: z.string().exactOptional().describe('`cursor` of the next page'),
  })
  .meta({ id: 'AccountPage' });

const contactResponse = z
  .object({
    accountId: z.string(),
    contactId: z.string(),
    role: z.enum(CONTACT_ROLES).exactOptional(),
    name: z.string().exactOptional(),
    title: z.string().exactOptional(),
    phone: z.string().exactOptional(),
    email: z.string().exactOptional(),
    note: z.string().exactOptional(),
    erasedAt: z.string().exactOptional().describe('Since when nothing of it can be read any more'),
  })
  .meta({ id: 'Contact' });

export const interactionResponse = z
  .object({
    accountId: z.string(),
    interactionId: z.string(),
    date: z.iso.date(),
    time: z.string(),
    kind: z.enum(INTERACTION_KINDS),
    direction: z.enum(DIRECTIONS).exactOptional(),
    contactIds: z.array(z.string()).readonly(),
    feeling: z.enum(FEELINGS).exactOptional(),
    note: z.string().exactOptional(),
    nextStep: z.string().exactOptional(),
    nextStepDue: z.iso.date().exactOptional(),
    actor: z.string().exactOptional().describe('Who logged it'),
    unreadable: z
      .literal(true)
      .exactOptional()
      .describe('A contact who took part was erased, and the text with it'),
  })
  .meta({ id: 'Interaction' });

export const interactionPage = z
  .object({
    items: z.array(interactionResponse).readonly(),
    next: z.string().exactOptional().describe('`cursor` of the next page'),
  })
  .meta({ id: 'InteractionPage' });

/** Everything that an account's page shows beside its plot. */
export const accountDetail = accountView
  .extend({
    alert: alertResponse.exactOptional().describe('The open alert'),
    why: z.string().exactOptional().describe('Why there is no alert, where there is none'),
    quiet: silenceResponse
      .exactOptional()
      .describe('The same with all reasons and their figures, where no alert is open'),
    unjudged: z
      .string()
      .exactOptional()
      .describe('That a silent feed keeps it from being judged, alert or not; since when'),
    tasks: z.array(taskResponse).readonly().describe('Open tasks'),
    winback: winbackResponse.exactOptional().describe('The open plan to win it back'),
    contacts: z.array(contactResponse).readonly(),
    interactions: z.array(interactionResponse).readonly().describe('The latest ones'),
  })
  .meta({ id: 'AccountDetail' });

const seriesWeek = z
  .object({
    week: z.iso.date().describe('Monday'),
    amount: z.number(),
    orders: z.number(),
    closed: z.boolean().describe('False for weeks that are not over yet'),
    observed: z.boolean().describe('False where the feed had not delivered: no data is not zero'),
    index: z.number().nullable().describe("The portfolio's index; null while the week is open"),
    expected: z.number().nullable(),
    low: z.number().nullable().describe('The 10 % point of what was to be expected'),
    high: z.number().nullable().describe('The 90 % point'),
    holidays: z
      .array(z.object({ date: z.iso.date(), name: z.object({ zh: z.string(), en: z.string() }) }))
      .readonly()
      .describe('Labels, not factors'),
  })
  .meta({ id: 'SeriesWeek' });

export const seriesResponse = z
  .object({
    measure: z.enum(['value', 'volume']),
    unit: z.string().describe('Currency or unit of all amounts'),
    lastClosed: z.iso.date().nullable().describe('Monday of the last closed week'),
    weeks: z.array(seriesWeek).readonly(),
    alerts: z.array(alertResponse).readonly().describe('Alerts of the account, the latest first'),
  })
  .meta({ id: 'AccountSeries' });

const journalEntry = z
  .object({
    sequence: z.int().describe('From 1, without gaps'),
    hash: z.string().describe('SHA-256 over the hash before and the event'),
    event: z
      .object({
        id: z.string(),
        source: z.string(),
        type: z.string(),
        subject: z.string(),
        time: z.string(),
        recordedtime: z.string(),
        dataschema: z.string(),
        data: z.unknown(),
        causationid: z.string().exactOptional(),
        correlationid: z.string().exactOptional(),
        actor: z.string().exactOptional(),
        backfill: z.boolean().exactOptional(),
        position: z.string(),
      })
      .describe('As it is stored: personal data is sealed'),
  })
  .meta({ id: 'JournalEntry' });

export const journalPage = z
  .object({
    items: z.array(journalEntry).readonly(),
    next: z.int().exactOptional().describe('`after` of the next page'),
  })
  .meta({ id: 'JournalPage' });
