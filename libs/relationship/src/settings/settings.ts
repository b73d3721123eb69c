import { z } from 'zod';
import { budgetSettings, DEFAULT_BUDGET } from '../budget/budget-settings.js';
import { contactRule, DEFAULT_CONTACT_RULE } from '../contact-clock/contact-rule.js';
import { DEFAULT_THRESHOLDS } from '../detect/index.js';
import { DEFAULT_PLAYBOOKS } from '../playbook/default-playbooks.js';
import { playbooksSchema } from '../playbook/playbook.js';
import { rosterSchema } from '../roster/roster.js';
import { escalationSchema } from '../task/escalation.js';
import { winbackGaps } from '../winback/winback-events.js';

export const CALIBRATION_MODES = ['off', 'shadow', 'on'] as const;

/**
 * What a head of key accounts may change. Settings enter the fold only as `settings.activated` and take effect at the
 * next `week.closed`; nothing in the fold reads a configuration file.
 */
export const settingsSchema = z
  .strictObject({
    /** Counts up by one with each activation. */
    version: z.int().min(1),
    /** IANA zone in which dates and ISO weeks are read; fixed after the first event. */
    timeZone: z.string(),
    /** ISO 4217: the currency of every `amount`, when the measure is value. */
    baseCurrency: z.string().exactOptional(),
    /** What a weekly cell adds up: value in the base currency, or volume in one unit. */
    measure: z.enum(['value', 'volume']),
    /** The unit of every `amount`, when the measure is volume. */
    unit: z.string().exactOptional(),
    /** Units of the base currency for one unit of another currency, by ISO 4217 code. */
    rates: z.record(z.string(), z.number().positive()),
    /** ISO 3166 country whose working days count when an account has none of its own. */
    country: z.string(),
    /** A week ends this many days after its Sunday even when a feed has not delivered past it. */
    graceDays: z.int().min(0).max(28),
    /** After an alert was closed by hand the same change stays quiet for a while; absent: it is raised again next week. */
    coolDown: z.literal('by-outcome').exactOptional(),
    /** An alert comes back when its snooze ends, with what has changed; absent: it stays where it was, and nobody is told. */
    snooze: z.literal('returns').exactOptional(),
    /**
     * What is done about probabilities with what became of accounts: nothing (absent: the same), learn without using it, or
     * say what was learned (`Calibration`).
     */
    calibration: z.enum(CALIBRATION_MODES).exactOptional(),
    /**
     * The rule by which notices of the market and of feeds are raised. Absent: the log was begun before there were any, and
     * its index counts the accounts of a silent feed as well.
     */
    notices: z.literal('usual-index').exactOptional(),
    /** An alert that clears says at what level the account ships now. Absent: it says only that it has cleared. */
    recovery: z.literal('with-level').exactOptional(),
    thresholds: z
      .strictObject({
        /** The coefficients whose scores the thresholds speak about; absent: those that Mooring started from. */
        heads: z.literal('shift').exactOptional(),
        risk: z.number(),
        change: z.number(),
        /** Weeks in a row below both thresholds that clear an alert. */
        clearingWeeks: z.int().min(1),
        /** An open alert is said to have worsened when its probability has grown by this much. */
        worsening: z.number().positive(),
      })
      .readonly(),
    task: z
      .strictObject({
        /** Working days to answer a loosening alert. */
        looseningDays: z.int().min(0),
        /** Working days to start the win-back of a paused account. */
        pausedDays: z.int().min(0),
        /** Working days before the due date at which the owner is reminded. */
        remindDaysBefore: z.int().min(0),
        /** Working days to do the next step of a talk that names no day; absent: a next step opens no task. */
        nextStepDays: z.int().min(0).exactOptional(),
        /** An alert that gets worse when its task is done asks for another one; absent: it does not. */
        onWorsening: z.literal('another').exactOptional(),
        /** A logged contact answers the reminder of a task that an alert has opened; absent: it does not. */
        quietAfterContact: z.literal(true).exactOptional(),
      })
      .readonly(),
    /** How paused accounts are won back: working days from one attempt to the next. Absent: a task, and no plan. */
    winback: z.strictObject({ gaps: winbackGaps }).readonly().exactOptional(),
    /** How many new alerts each account manager is shown a week. Absent: all of them, as they are raised. */
    budget: budgetSettings.exactOptional(),
    /** How often accounts are to be spoken to. Absent: nobody counts. */
    contactClock: contactRule.exactOptional(),
    /** What is to be done in a task, by its cause. Absent: tasks have no checklist. */
    playbooks: playbooksSchema.exactOptional(),
    /** When an undone task goes to the deputy and to the head. Absent: it stays where it is. */
    escalation: escalationSchema.exactOptional(),
    /** Deputies, heads, and the countries of managers. Absent: nobody has any. */
    roster: rosterSchema.exactOptional(),
  })
  .readonly();

export type Settings = z.infer<typeof settingsSchema>;

/** What an installation starts with; the thresholds are those measured in docs/model-card.md. */
export const DEFAULT_SETTINGS: Settings = {
  version: 1,
  timeZone: 'Asia/Shanghai',
  measure: 'value',
  rates: {},
  country: 'CN',
  graceDays: 3,
  coolDown: 'by-outcome',
  snooze: 'returns',
  calibration: 'on',
  notices: 'usual-index',
  recovery: 'with-level',
  thresholds: { heads: 'shift', ...DEFAULT_THRESHOLDS, worsening: 0.15 },
  task: {
    looseningDays: 3,
    pausedDays: 5,
    remindDaysBefore: 1,
    nextStepDays: 3,
    onWorsening: 'another',
    quietAfterContact: true,
  },
  winback: { gaps: [7, 21, 45, 90] },
  budget: DEFAULT_BUDGET,
  contactClock: DEFAULT_CONTACT_RULE,
  playbooks: DEFAULT_PLAYBOOKS,
  escalation: { deputyDays: 2, headDays: 2 },
};
