export { MODES, type NotificationChoice, notificationChoice, quietHours } from './access/access-events.js';
export { type AccessState, type ChannelTrouble, newAccess, type TeamDigest } from './access/access-state.js';
export { evolveAccess } from './access/evolve-access.js';
export { type ActionRequest, isActionRequest } from './action/decide-action.js';
export {
  type AccountState,
  type Cause,
  type ChecklistItem,
  type LastContact,
  newAccount,
  type OpenAlert,
  type OpenTask,
} from './account/account-state.js';
export { accountSeries, type SeriesWeek } from './account/account-series.js';
export { cellsOf } from './account/cells-of.js';
export { decideAccount } from './account/decide-account.js';
export { evolveAccount } from './account/evolve-account.js';
export { type FoldedShipment, foldShipment } from './account/fold-shipment.js';
export { type SilentFeed, silentFeeds } from './account/silent-feeds.js';
export { unobservedWeeks } from './account/unobserved-weeks.js';
export { closeAccountWeek, type ClosedAccountWeek, countAccountWeek } from './alert/close-account-week.js';
export { ALERT_OUTCOMES, type AlertOutcome } from './alert/alert-events.js';
export { isBack } from './alert/is-back.js';
export { calibrationInForce, judgeAccount } from './alert/judge-account.js';
export { ruleVersion } from './alert/rule-version.js';
export { stateChange } from './alert/state-change.js';
export { type Lapse, lapsesOf } from './learn/lapses-of.js';
export { type BudgetSettings } from './budget/budget-settings.js';
export {
  type BudgetGranted,
  HELD_REASONS,
  type HeldReason,
  type RankedAlert,
  type WeekJudged,
} from './budget/budget-events.js';
export { chanceToKeep, type ChanceToKeep } from './budget/chance-to-keep.js';
export { decideManager } from './budget/decide-manager.js';
export { evolveManager, type ManagerState, newManager } from './budget/manager-state.js';
export { noteReported, reportJudged } from './budget/report-judged.js';
export { isUnsurfaced } from './budget/surfacing.js';
export { worthFactors, type WorthFactors, worthOf } from './budget/worth.js';
export { type Calibration, UNCALIBRATED } from './calibrate/calibration.js';
export { type CalendarData, calendarDataSchema, type Holiday } from './calendar/calendar-data.js';
export { WEEKENDS_ONLY } from './calendar/weekends-only.js';
export { addWorkingDays, holidaysBetween, isWorkingDay } from './calendar/working-days.js';
export {
  CONTACT_COLOURS,
  type ContactClock,
  contactClock,
  type ContactColour,
  contactColour,
  COUNTED_FROM,
  isForWinback,
} from './contact-clock/contact-clock.js';
export {
  type ContactInterval,
  type ContactRule,
  DEFAULT_CONTACT_RULE,
} from './contact-clock/contact-rule.js';
export { contactRuleOf } from './contact-clock/contact-rule-of.js';
export { lapseOf } from './contact-clock/decide-contact-clock.js';
export { evolveTouch } from './contact-clock/touch.js';
export { CONTACT_ROLES, type ContactRole } from './contact/contact-events.js';
export * from './detect/index.js';
export {
  type DataOf,
  dataschemaOf,
  type EventOfType,
  type EventType,
  isEventType,
  type MooringEvent,
} from './event/catalogue.js';
export { type DeriveId, derive } from './event/derive.js';
export { CONSOLE_SOURCE, type EventOf, type Recorded, SYSTEM_SOURCE } from './event/envelope.js';
export {
  accessSubject,
  accountIdOf,
  accountSubject,
  isAccountSubject,
  managerIdOf,
  managerSubject,
  partitionNumberOf,
  partitionSubject,
  PORTFOLIO,
  userIdOf,
} from './event/subject.js';
export {
  type EventProblem,
  isReadable,
  unreadable,
  validateEvent,
  type Validation,
} from './event/validate-event.js';
export { alertFacts, type AlertFacts, type FallPart } from './explain/alert-facts.js';
export { AT_RISK_WEEKS, buildFacts, chanceOf, SUMMED_WEEKS } from './explain/build-facts.js';
export { OTHER_PARTS, type ShipmentSum } from './explain/fall-by-part.js';
export { type AlertWords, renderAlert, renderHeading, renderUnjudged } from './explain/render-alert.js';
export {
  type MessageWords,
  type NotificationFacts,
  renderDigest,
  renderNotification,
  renderTest,
} from './explain/render-notification.js';
export { renderTeamDigest, type TeamHappenings } from './explain/render-team-digest.js';
export { renderHeld, renderWorth } from './explain/render-worth.js';
export type { Language } from './explain/words/phrases.js';
export {
  DIRECTIONS,
  FEELINGS,
  INTERACTION_KINDS,
  type InteractionKind,
} from './interaction/interaction-events.js';
export { median } from './median.js';
export { marketLevel } from './notice/market-level.js';
export { renderNotice } from './notice/render-notice.js';
export { noticeEndOf, type OpenNotice } from './notice/open-notice.js';
export {
  isEnded,
  isFinished,
  type Notification,
  type NotificationDelivery,
  type NotificationKind,
} from './notification/notification.js';
export { CALIBRATION_MODES, DEFAULT_SETTINGS, type Settings, settingsSchema } from './settings/settings.js';
export { nameOfReason, renderRaising, renderReason, renderSilence } from './silence/render-silence.js';
export { type Raising, raisingVolume } from './silence/raising-volume.js';
export { type Silence, silence, SILENCE_REASONS, type SilenceReason } from './silence/silence.js';
export { silenceLedger } from './silence/silence-ledger.js';
export { renderReturn } from './snooze/render-return.js';
export { returnedSchema } from './snooze/snooze-events.js';
export { type LedgerEntry, ledgerEntryOf, type ShipmentEvent, supersedes } from './shipment/ledger-entry.js';
export { ESCALATION_LEVELS, type EscalationRule, escalationSchema, type Rung } from './task/escalation.js';
export { nextRung } from './task/ladder.js';
export { TASK_CAUSES, type TaskCause } from './task/task-causes.js';
export { DEFAULT_PLAYBOOKS } from './playbook/default-playbooks.js';
export { type Playbooks, playbooksSchema } from './playbook/playbook.js';
export { headIn, managerIn, type Roster, rosterSchema } from './roster/roster.js';
export { type WholeShipment } from './shipment/shipment-events.js';
export { decidePortfolio } from './week/decide-portfolio.js';
export { evolvePartition } from './week/evolve-partition.js';
export { evolvePortfolio, NEW_PORTFOLIO, type PortfolioState } from './week/portfolio-state.js';
export { measurePartition } from './week/measure-partition.js';
export {
  isPremature,
  newPartition,
  nextToMeasure,
  noteDelivery,
  noteMeasured,
  type PartitionState,
} from './week/partition-state.js';
export { asks, type OpenPlan } from './winback/open-plan.js';
export { ATTEMPT_KINDS, type AttemptKind, LOSS_REASONS, WIN_REASONS } from './winback/winback-events.js';
export * from './week.js';
