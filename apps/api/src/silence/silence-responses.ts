import { z } from 'zod';
import { type AccountSilence, reasonOf, type SilenceCount } from '#pipeline';
import {
  type Language,
  nameOfReason,
  renderRaising,
  renderReason,
  silence,
  SILENCE_REASONS,
} from '#relationship';

export const silenceReason = z.enum(SILENCE_REASONS);

/** Why an account is quiet, in the language that was asked for. */
export const silenceResponse = z
  .object({
    accountId: z.string(),
    name: z.string(),
    nameEn: z.string().exactOptional(),
    owner: z.string().exactOptional(),
    team: z.string().exactOptional(),
    week: z.iso.date().describe('Monday of the closed week at whose end it was quiet'),
    reason: silenceReason.describe('The first of the reasons: the one that counts'),
    reasons: z
      .array(z.object({ text: z.string(), figures: silence }))
      .readonly()
      .describe('In a fixed order, the one that counts first; never empty'),
    raising: z
      .string()
      .exactOptional()
      .describe('What the coming weeks would have to bring to raise an alert, where scores are below'),
    weeklyAmount: z.number().describe('Per week over the trailing year, in units of the measure'),
  })
  .meta({ id: 'AccountSilence' });

export const silencePage = z
  .object({
    week: z.iso.date().nullable().describe('Monday of the closed week; null before the first'),
    counts: z
      .array(
        z.object({
          reason: silenceReason,
          name: z.string(),
          count: z.int().min(0),
          amountAtRisk: z.number(),
        }),
      )
      .readonly()
      .exactOptional()
      .describe('Accounts by the reason that counts, whatever `reason` is asked for; not of an earlier week'),
    items: z.array(silenceResponse).readonly(),
    next: z.string().exactOptional().describe('`cursor` of the next page'),
  })
  .meta({ id: 'SilencePage' });

export function silenceResponseOf(
  silent: AccountSilence,
  language: Language,
): z.infer<typeof silenceResponse> {
  const { reasons, raising, measure, unit, ...of } = silent;
  return {
    ...of,
    reason: reasonOf(silent),
    reasons: reasons.map((figures) => ({ text: renderReason(figures, language), figures })),
    ...(raising === undefined ? {} : { raising: renderRaising(raising.by, { measure, unit }, language) }),
  };
}

export function namedCounts(counts: readonly SilenceCount[], language: Language) {
  return counts.map((count) => ({ ...count, name: nameOfReason(count.reason, language) }));
}
