import { Body, Controller, Get, Inject, Put, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import {
  activeSettings,
  canonicalJson,
  changeSettings,
  presentSettings,
  type Principal,
  publishCalendars,
  type SettingsChange,
  whenAnswered,
} from '#pipeline';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { Asker } from '../http/asker.js';
import { invalid } from '../http/business-day.js';
import { Problem } from '../http/problem.js';
import { etagOf, SeenRevision } from '../http/revision.js';
import { ActsOnRevision, Answers } from '../openapi/decorators.js';
import { API_PORTS, type ApiPorts } from '../ports.js';
import {
  escalationBody,
  playbooksBody,
  rosterBody,
  settingsAnswer,
  settingsResponse,
} from './settings-response.js';

type SettingsAnswer = z.infer<typeof settingsResponse>;

/** What a head keeps as data; it counts from the next closed week on. */
@ApiTags('Settings')
@Controller('v1/settings')
export class SettingsController {
  constructor(
    @Inject(API_PORTS) private readonly ports: ApiPorts,
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'getSettings',
    summary: 'Playbooks, escalation and roster; the ETag is the version',
  })
  @Answers(200, settingsResponse)
  async get(@Res({ passthrough: true }) reply: FastifyReply): Promise<SettingsAnswer> {
    return this.answer(reply);
  }

  @Put('playbooks')
  @ApiOperation({ operationId: 'putPlaybooks', summary: 'Say what is to be done in tasks, by their cause' })
  @ActsOnRevision(settingsResponse)
  putPlaybooks(
    @Asker() asker: Principal,
    @SeenRevision() seen: number,
    @Body({ schema: playbooksBody }) body: z.infer<typeof playbooksBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SettingsAnswer> {
    return this.change(asker, seen, body, reply);
  }

  @Put('escalation')
  @ApiOperation({
    operationId: 'putEscalation',
    summary: 'Say when undone tasks go to the deputy and to the head',
  })
  @ActsOnRevision(settingsResponse)
  putEscalation(
    @Asker() asker: Principal,
    @SeenRevision() seen: number,
    @Body({ schema: escalationBody }) body: z.infer<typeof escalationBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SettingsAnswer> {
    return this.change(asker, seen, body, reply);
  }

  @Put('roster')
  @ApiOperation({
    operationId: 'putRoster',
    summary: 'Say who stands in for whom, who heads which team, and in which country each manager works',
  })
  @ActsOnRevision(settingsResponse)
  async putRoster(
    @Asker() asker: Principal,
    @SeenRevision() seen: number,
    @Body({ schema: rosterBody }) body: z.infer<typeof rosterBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SettingsAnswer> {
    await this.mayChange(asker, seen);
    await publishCalendars(this.ports, body.roster, (...range) => this.ports.calendars(...range)).catch(
      (error: unknown) => {
        if (error instanceof RangeError) throw invalid('roster.managers', `${error.message}.`);
        throw error;
      },
    );
    return this.change(asker, seen, body, reply);
  }

  private async change(
    asker: Principal,
    seen: number,
    change: SettingsChange,
    reply: FastifyReply,
  ): Promise<SettingsAnswer> {
    await this.mayChange(asker, seen);
    const { bell, store } = this.ports;
    if (!(await changeSettings(this.ports, asker, change, seen))) throw await this.changed();
    const after = await whenAnswered(bell, this.options.limits.waitMs, async () => {
      const settings = await presentSettings(store);
      return settings.version > seen ? settings : undefined;
    });
    if (after === undefined) {
      void reply.status(202);
      return settingsAnswer(await presentSettings(store));
    }
    // Of two who change the same version at once the first wins.
    if (canonicalJson({ ...after, ...change }) !== canonicalJson(after)) throw await this.changed();
    return this.answer(reply);
  }

  private async mayChange(asker: Principal, seen: number): Promise<void> {
    if (asker.kind === 'manager')
      throw new Problem('forbidden', { detail: 'A head may change the settings.' });
    if ((await activeSettings(this.ports.store)) === undefined) {
      throw new Problem('not-found', {
        detail: 'Nothing has been imported yet: there are no settings to change.',
      });
    }
    const { version } = await presentSettings(this.ports.store);
    if (version !== seen) throw await this.changed();
  }

  private async changed(): Promise<Problem> {
    const current = settingsAnswer(await presentSettings(this.ports.store));
    return new Problem('changed', {
      detail: `The settings are at version ${String(current.version)} by now.`,
      current,
    });
  }

  private async answer(reply: FastifyReply): Promise<SettingsAnswer> {
    const settings = await presentSettings(this.ports.store);
    void reply.header('etag', etagOf(settings.version));
    return settingsAnswer(settings);
  }
}
