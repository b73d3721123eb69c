import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { TerminusModule } from '@nestjs/terminus';
import { AccountsController } from './accounts/accounts.controller.js';
import { RequestActionHandler } from './actions/request-action.handler.js';
import { AlertsController } from './alerts/alerts.controller.js';
import { API_OPTIONS, type ApiOptions } from './api-options.js';
import { CommandsController } from './commands/commands.controller.js';
import { EventsController } from './events/events.controller.js';
import { PostEventsHandler } from './events/post-events.handler.js';
import { HealthController } from './health/health.controller.js';
import { InstallationHealth } from './health/installation.health.js';
import { ProblemFilter } from './http/problem-filter.js';
import { ImportRunner } from './imports/import-runner.js';
import { ImportsController } from './imports/imports.controller.js';
import { Uploads } from './imports/uploads.js';
import { InteractionsController } from './interactions/interactions.controller.js';
import { LogInteractionHandler } from './interactions/log-interaction.handler.js';
import { Backlog } from './metrics/backlog.js';
import { LoadController } from './load/load.controller.js';
import { Metrics } from './metrics/metrics.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { ChannelsController } from './me/channels.controller.js';
import { MyNotificationsController } from './me/my-notifications.controller.js';
import { NoticesController } from './notices/notices.controller.js';
import { OverviewController } from './overview/overview.controller.js';
import { ParkedController } from './parked/parked.controller.js';
import { API_PORTS, type ApiPorts } from './ports.js';
import { BudgetController } from './budget/budget.controller.js';
import { SettingsController } from './settings/settings.controller.js';
import { SilenceController } from './silence/silence.controller.js';
import { StatisticsController } from './statistics/statistics.controller.js';
import { ChangeHub } from './stream/change-hub.js';
import { StreamController } from './stream/stream.controller.js';
import { OpenTaskHandler } from './tasks/open-task.handler.js';
import { ReassignTasksHandler } from './tasks/reassign-tasks.handler.js';
import { TasksController } from './tasks/tasks.controller.js';
import { AttemptLog } from './winbacks/attempt-log.js';
import { WinbacksController } from './winbacks/winbacks.controller.js';

const OPERATIONS = {
  controllers: [HealthController, MetricsController],
  providers: [Backlog, InstallationHealth, Metrics],
};

const EVERYTHING = {
  controllers: [
    OverviewController,
    AlertsController,
    NoticesController,
    AccountsController,
    TasksController,
    MyNotificationsController,
    ChannelsController,
    WinbacksController,
    InteractionsController,
    EventsController,
    ImportsController,
    CommandsController,
    StreamController,
    ParkedController,
    SilenceController,
    StatisticsController,
    SettingsController,
    LoadController,
    BudgetController,
    ...OPERATIONS.controllers,
  ],
  providers: [
    AttemptLog,
    ChangeHub,
    ImportRunner,
    LogInteractionHandler,
    OpenTaskHandler,
    PostEventsHandler,
    ReassignTasksHandler,
    RequestActionHandler,
    Uploads,
    ...OPERATIONS.providers,
  ],
};

/** The HTTP door over the ports of an installation. */
@Module({})
export class ApiModule {
  static over(ports: ApiPorts, options: ApiOptions): DynamicModule {
    const { controllers, providers } = options.offers === 'everything' ? EVERYTHING : OPERATIONS;
    return {
      module: ApiModule,
      imports: [CqrsModule.forRoot(), TerminusModule.forRoot({ logger: false })],
      controllers,
      providers: [
        { provide: API_PORTS, useValue: ports },
        { provide: API_OPTIONS, useValue: options },
        { provide: APP_FILTER, useClass: ProblemFilter },
        ...providers,
      ],
    };
  }
}
