import { z } from 'zod';
import { problemError } from '../http/problem.js';

/** What became of one event of a request. */
const eventResult = z
  .object({
    index: z.int().describe('Which one, from 0'),
    id: z.string().exactOptional(),
    outcome: z
      .enum(['accepted', 'applied', 'duplicate', 'conflict', 'parked', 'refused'])
      .describe(
        'accepted: it is in the log. With wait=1: applied; duplicate: it was there already; conflict: another event has its identity, and this one does not count; parked: it waits behind an event that could not be folded. refused: it was not taken',
      ),
    errors: z.array(problemError).readonly().exactOptional(),
  })
  .meta({ id: 'EventResult' });

export const eventsAnswer = z
  .object({
    accepted: z.int().describe('Events that are in the log now'),
    refused: z.int(),
    events: z.array(eventResult).readonly(),
  })
  .meta({ id: 'EventsAnswer' });

export type EventResult = z.infer<typeof eventResult>;
export type EventsAnswer = z.infer<typeof eventsAnswer>;
