import { z } from 'zod';
import {
  channelDisabled,
  channelEnabled,
  channelFailing,
  channelRestored,
  notificationChoice,
  teamDigestClaimed,
  teamDigestFailed,
  teamDigestSent,
  teamDigestUncertain,
} from '../access/access-events.js';
import { accountAssigned, accountRegistered } from '../account/account-events.js';
import {
  actionRefused,
  alertAcknowledged,
  alertClosed,
  alertSnooze,
  alertSnoozed,
  relationshipRecovered,
  relationshipStatement,
} from '../alert/alert-events.js';
import { alertHeld, alertSurfaced, budgetAsked, budgetGranted, weekJudged } from '../budget/budget-events.js';
import { calendarDataSchema } from '../calendar/calendar-data.js';
import { modelCalibrated } from '../calibrate/calibration-events.js';
import { contactLapsed } from '../contact-clock/contact-clock-events.js';
import { contactErased, contactStated } from '../contact/contact-events.js';
import { parkedControl } from '../control/control-events.js';
import { deadlineReached } from '../deadline/deadline-events.js';
import { interactionLogged } from '../interaction/interaction-events.js';
import { feedResumed, feedSilent, marketNoticed } from '../notice/notice-events.js';
import {
  notificationClaimed,
  notificationFailed,
  notificationSent,
  notificationUncertain,
} from '../notification/notification-events.js';
import { alertReturned } from '../snooze/snooze-events.js';
import { settingsSchema } from '../settings/settings.js';
import { shipmentCancelled, wholeShipment } from '../shipment/shipment-events.js';
import {
  taskAssigned,
  taskCancelled,
  taskCompleted,
  taskEscalated,
  taskExpired,
  taskOpened,
  taskOpenRequest,
  taskSnooze,
  taskSnoozed,
  taskStepDone,
} from '../task/task-events.js';
import {
  winbackAttempt,
  winbackAttempted,
  winbackLoss,
  winbackLost,
  winbackPlanned,
  winbackRescheduled,
  winbackWake,
  winbackWin,
  winbackWithdrawn,
  winbackWon,
} from '../winback/winback-events.js';
import { importMark, weekClosed, weekEnded, weekMeasured } from '../week/week-events.js';
import type { EventOf } from './envelope.js';

/**
 * Every event type of the product with the schema of its data, at the version that is written today. A user's action
 * enters as `….requested`; the fold states it as a fact or answers `….refused`.
 */
export const CATALOGUE = {
  'mooring.account.registered': accountRegistered,
  'mooring.account.assigned': accountAssigned,
  'mooring.contact.added': contactStated,
  'mooring.contact.changed': contactStated,
  'mooring.contact.erased': contactErased,
  'mooring.shipment.booked': wholeShipment,
  'mooring.shipment.amended': wholeShipment,
  'mooring.shipment.cancelled': shipmentCancelled,
  'mooring.interaction.logged': interactionLogged,
  'mooring.settings.activated': settingsSchema,
  'mooring.calendar.published': calendarDataSchema,
  'mooring.week.ended': weekEnded,
  'mooring.week.measured': weekMeasured,
  'mooring.week.closed': weekClosed,
  'mooring.week.judged': weekJudged,
  'mooring.budget.asked': budgetAsked,
  'mooring.budget.granted': budgetGranted,
  'mooring.model.calibrated': modelCalibrated,
  'mooring.market.noticed': marketNoticed,
  'mooring.feed.silent': feedSilent,
  'mooring.feed.resumed': feedResumed,
  'mooring.import.began': importMark,
  'mooring.import.ended': importMark,
  'mooring.relationship.loosened': relationshipStatement,
  'mooring.relationship.worsened': relationshipStatement,
  'mooring.relationship.paused': relationshipStatement,
  'mooring.relationship.recovered': relationshipRecovered,
  'mooring.alert.surfaced': alertSurfaced,
  'mooring.alert.held': alertHeld,
  'mooring.alert.acknowledged.requested': alertAcknowledged,
  'mooring.alert.acknowledged': alertAcknowledged,
  'mooring.alert.acknowledged.refused': actionRefused,
  'mooring.alert.snoozed.requested': alertSnooze,
  'mooring.alert.snoozed': alertSnoozed,
  'mooring.alert.snoozed.refused': actionRefused,
  'mooring.alert.returned': alertReturned,
  'mooring.alert.closed.requested': alertClosed,
  'mooring.alert.closed': alertClosed,
  'mooring.alert.closed.refused': actionRefused,
  'mooring.task.opened.requested': taskOpenRequest,
  'mooring.task.opened': taskOpened,
  'mooring.task.opened.refused': actionRefused,
  'mooring.task.assigned.requested': taskAssigned,
  'mooring.task.assigned': taskAssigned,
  'mooring.task.assigned.refused': actionRefused,
  'mooring.task.snoozed.requested': taskSnooze,
  'mooring.task.snoozed': taskSnoozed,
  'mooring.task.snoozed.refused': actionRefused,
  'mooring.task.completed.requested': taskCompleted,
  'mooring.task.completed': taskCompleted,
  'mooring.task.completed.refused': actionRefused,
  'mooring.task.cancelled.requested': taskCancelled,
  'mooring.task.cancelled': taskCancelled,
  'mooring.task.cancelled.refused': actionRefused,
  'mooring.task.step-done.requested': taskStepDone,
  'mooring.task.step-done': taskStepDone,
  'mooring.task.step-done.refused': actionRefused,
  'mooring.task.escalated': taskEscalated,
  'mooring.task.expired': taskExpired,
  'mooring.winback.planned': winbackPlanned,
  'mooring.winback.attempted.requested': winbackAttempt,
  'mooring.winback.attempted': winbackAttempted,
  'mooring.winback.attempted.refused': actionRefused,
  'mooring.winback.rescheduled.requested': winbackWake,
  'mooring.winback.rescheduled': winbackRescheduled,
  'mooring.winback.rescheduled.refused': actionRefused,
  'mooring.winback.won.requested': winbackWin,
  'mooring.winback.won': winbackWon,
  'mooring.winback.won.refused': actionRefused,
  'mooring.winback.lost.requested': winbackLoss,
  'mooring.winback.lost': winbackLost,
  'mooring.winback.lost.refused': actionRefused,
  'mooring.winback.withdrawn': winbackWithdrawn,
  'mooring.keep-in-touch.lapsed': contactLapsed,
  'mooring.deadline.reached': deadlineReached,
  'mooring.notification.claimed': notificationClaimed,
  'mooring.notification.sent': notificationSent,
  'mooring.notification.failed': notificationFailed,
  'mooring.notification.uncertain': notificationUncertain,
  'mooring.notifications.chosen': notificationChoice,
  'mooring.channel.failing': channelFailing,
  'mooring.channel.restored': channelRestored,
  'mooring.channel.disabled': channelDisabled,
  'mooring.channel.enabled': channelEnabled,
  'mooring.team-digest.claimed': teamDigestClaimed,
  'mooring.team-digest.sent': teamDigestSent,
  'mooring.team-digest.failed': teamDigestFailed,
  'mooring.team-digest.uncertain': teamDigestUncertain,
  'mooring.parked.retried': parkedControl,
  'mooring.parked.skipped': parkedControl,
} as const;

type Catalogue = typeof CATALOGUE;
export type EventType = keyof Catalogue;
export type DataOf<Type extends EventType> = z.infer<Catalogue[Type]>;

/** The union of all events, told apart by `type`. */
export type MooringEvent = { [Type in EventType]: EventOf<Type, DataOf<Type>> }[EventType];
export type EventOfType<Type extends EventType> = Extract<MooringEvent, { type: Type }>;

/** The version that is written today; a type whose schema has moved on is listed with its number. */
const CURRENT_VERSION = 1;

/** True when the catalogue knows the type. */
export function isEventType(type: string): type is EventType {
  return Object.hasOwn(CATALOGUE, type);
}

const DATASCHEMAS: ReadonlyMap<string, string> = new Map(
  Object.keys(CATALOGUE).map((type) => [type, `${type.slice('mooring.'.length)}/${String(CURRENT_VERSION)}`]),
);

/** The `dataschema` that today's events of a type carry: `shipment.booked/1`; undefined for an unknown type. */
export function knownDataschema(type: string): string | undefined {
  return DATASCHEMAS.get(type);
}

/** The `dataschema` that today's events of a type carry: `shipment.booked/1`. */
export function dataschemaOf(type: EventType): string {
  return DATASCHEMAS.get(type) ?? '';
}
