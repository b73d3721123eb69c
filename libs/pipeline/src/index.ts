export { changeSettings, presentSettings, type SettingsChange } from './act/change-settings.js';
export { chooseNotifications, enableChannel } from './act/choose-notifications.js';
export { planReassignment, type Reassignment, type SeenTask } from './act/plan-reassignment.js';
export { publishCalendars } from './act/publish-calendars.js';
export { eraseContact } from './act/erase-contact.js';
export { logInteraction, type LogOutcome } from './act/log-interaction.js';
export type { Action } from './act/action.js';
export { requestAction, type RequestOutcome } from './act/request-action.js';
export { requestTask, type RequestTaskOutcome, type WantedTask } from './act/request-task.js';
export { type TakeUp, takeUpParked } from './act/take-up-parked.js';
export { type BusinessTime, businessTime } from './business-time.js';
export { tickWeekClock } from './clock/week-clock.js';
export { deriveId } from './derive-id.js';
export { chosenSettings, type SettingsChoice } from './ingest/chosen-settings.js';
export { importAccounts } from './ingest/import-accounts.js';
export {
  type FilesImport,
  type FilesImportPorts,
  IMPORT_KINDS,
  importFiles,
  type ImportKind,
} from './ingest/import-files.js';
export { type ImportCounts, importShipments } from './ingest/import-shipments.js';
export { activeSettings, firstSettings, type ImportPorts, setUp } from './ingest/set-up.js';
export type { ImportFile, Reject, UnreadableFile } from './ingest/stage-files.js';
export {
  type ColumnMap,
  detectEncoding,
  formatReject,
  type InteractionRow,
  readTable,
  REJECTS_HEADER,
  type RowError,
} from './ingest/table/index.js';
export { type AppendedEvent, type EventOutcome, outcomesOf } from './ingest/event/event-outcomes.js';
export { type EventAnswer, passEvents } from './ingest/event/event-door.js';
export { type OfferedEvent, offeredEvent } from './ingest/event/offered-event.js';
export { type SettingsFor, settingsKeeper } from './ingest/event/settings-keeper.js';
export { type Bell, createBell, type RungBell, whenAnswered } from './live/bell.js';
export { type Duty, type Engine, type EngineTrouble, startEngine } from './live/engine.js';
export { ringingProjector, tellingLog } from './live/ringing.js';
export { awaitedFold } from './live/awaited-fold.js';
export { watchingBell } from './live/watching-bell.js';
export { type Courier, startCourier } from './notify/courier.js';
export type { NotifyPorts } from './notify/notify-ports.js';
export { testChannel } from './notify/test-channel.js';
export type { Mode, NamedChannel, QuietHours, Recipient, Recipients } from './notify/recipient.js';
export * from './ports/index.js';
export { type PartitionWorkers, partitionWorkers } from './project/partition-workers.js';
export { createProjector, type Projector } from './project/projector.js';
export { type AccountSeries, seriesOf } from './read/account-series.js';
export {
  CLOCK_COLOURS,
  type ClockColour,
  type ContactClockView,
  contactDay,
} from './read/contact-clock-view.js';
export {
  type NotificationSettings,
  notificationSettings,
  notificationSettingsView,
  type TroubledChannel,
  troubledChannels,
} from './read/notification-settings.js';
export { ACCOUNT_ORDERS, accountOf, type AccountView, accountView, listAccounts } from './read/accounts.js';
export { type Quality, quality, qualityOf } from './read/quality/quality.js';
export { statistics, type Statistics, statisticsOf, type StatisticsQuery } from './read/statistics.js';
export { ALERT_ORDERS, alertOf, type AlertView, alertView, listAlerts } from './read/alerts.js';
export {
  CHANGE_KINDS,
  type Change,
  type ChangeKind,
  changesSince,
  type Places,
  placesOf,
  placesText,
  presentPlaces,
} from './read/changes.js';
export { commandOf, type CommandView, commandView } from './read/commands.js';
export { type Contact, contactsOf } from './read/contacts.js';
export { explainAccount } from './read/explain-account.js';
export { type Interaction, interactionOf, listInteractions } from './read/interactions.js';
export { listParked } from './read/list-parked.js';
export { loadOf, type ManagerLoad, managerLoad } from './read/load.js';
export { listNotices, noticeView } from './read/notices.js';
export { type Overview, overviewOf } from './read/overview.js';
export { actsFor } from './read/principal.js';
export { LOCAL_OPERATOR, maySee, type Principal } from './read/principal.js';
export { type BudgetOverview, budgetOverview, budgetsOf, type ManagerBudget } from './read/budgets.js';
export { backlogOf, progressOf, waitingSince } from './read/progress.js';
export {
  countSilence,
  lastClosedWeek,
  listSilence,
  listSilenceAsOf,
  type SilenceCount,
  type SilencePage,
} from './read/list-silence.js';
export { type AccountSilence, reasonOf, silenceOf, type SilencePorts } from './read/silence.js';
export { type TaskView, taskView } from './read/task-view.js';
export { listTasks, taskOf } from './read/tasks.js';
export { listWinbacks, winbackOf, type WinbackView, winbackView } from './read/winbacks.js';
export { backtest, type BacktestOptions, type BacktestResult, type ScoredWeek } from './replay/backtest.js';
export { canonicalJson } from './replay/canonical-json.js';
export { replay } from './replay/replay.js';
export { verify } from './replay/verify.js';
