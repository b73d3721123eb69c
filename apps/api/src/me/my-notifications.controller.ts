import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  actsFor,
  chooseNotifications,
  enableChannel,
  type NotificationSettings,
  notificationSettings,
  notificationSettingsView,
  type Position,
  type Principal,
  testChannel,
  whenAnswered,
} from '#pipeline';
import { accessSubject, notificationChoice } from '#relationship';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { Asker } from '../http/asker.js';
import { invalid } from '../http/business-day.js';
import { Problem } from '../http/problem.js';
import { idParam, lineText } from '../http/texts.js';
import { Answers } from '../openapi/decorators.js';
import { API_PORTS, type ApiPorts } from '../ports.js';
import { TestLimit } from './test-limit.js';

const MOST_NAMES = 50;

const settingsResponse = notificationSettingsView.meta({ id: 'NotificationSettings' });

const choiceBody = z
  .strictObject({
    ...notificationChoice.unwrap().shape,
    off: z.array(lineText).max(MOST_NAMES).default([]).describe('Names of channels that are not wanted'),
    digestOf: z.array(lineText).max(MOST_NAMES).exactOptional().describe('Teams to hear of on Mondays'),
  })
  .meta({ id: 'NotificationChoice' });

const testResponse = z
  .object({
    outcome: z.enum(['sent', 'later', 'refused', 'uncertain']),
    reason: z.string().exactOptional().describe('What the receiver said, where it has not taken it'),
  })
  .meta({ id: 'ChannelTest' });

const whoQuery = z.strictObject({
  user: lineText.exactOptional().describe('Somebody else: for operators. Whoever asks, when missing'),
});

type Who = z.infer<typeof whoQuery>;

@ApiTags('Notifications')
@Controller('v1/me/notifications')
export class MyNotificationsController {
  readonly #limit = new TestLimit();

  constructor(
    @Inject(API_PORTS) private readonly ports: ApiPorts,
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'getMyNotifications', summary: 'What you are told, and how' })
  @Answers(200, settingsResponse)
  get(
    @Asker() asker: Principal,
    @Query({ schema: whoQuery }) who: Who,
  ): Promise<z.infer<typeof settingsResponse>> {
    return this.#settingsOf(userOf(asker, who));
  }

  @Put()
  @ApiOperation({
    operationId: 'putMyNotifications',
    summary: 'Choose what you are told, whole: what is left out is as the operator has set it',
  })
  @Answers(200, settingsResponse)
  async put(
    @Asker() asker: Principal,
    @Query({ schema: whoQuery }) who: Who,
    @Body({ schema: choiceBody }) choice: z.infer<typeof choiceBody>,
  ): Promise<z.infer<typeof settingsResponse>> {
    const user = userOf(asker, who);
    const { channels } = await this.#settingsOf(user);
    const unknown = choice.off.find((name) => !channels.some((channel) => channel.name === name));
    if (unknown !== undefined) throw invalid('off', `There is no channel "${unknown}".`);
    const position = await chooseNotifications(this.ports, asker, user, choice);
    if (position === undefined) throw invalid('digestOf', 'You may hear of your own team only.');
    return this.#once(user, position);
  }

  @Post('channels/:channel/test')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'testChannel',
    summary: 'Send yourself a test message through a channel; once in half a minute',
  })
  @Answers(200, testResponse)
  async test(
    @Asker() asker: Principal,
    @Query({ schema: whoQuery }) who: Who,
    @Param('channel', { schema: idParam }) name: string,
  ): Promise<z.infer<typeof testResponse>> {
    const user = userOf(asker, who);
    const { telling, clock } = this.ports;
    const channel = telling?.recipients(user)?.channels.find((each) => each.name === name);
    if (telling === undefined || channel === undefined) throw new Problem('not-found');
    if (!this.#limit.take(`${user} ${name}`, Date.parse(clock.now())))
      throw new Problem('too-often', { detail: 'A channel is tried once in half a minute.' });
    const { language = 'en' } = await this.#settingsOf(user);
    const delivery = await testChannel(telling, { language }, channel, `test-${randomUUID()}`);
    const { outcome } = delivery;
    return { outcome, ...('reason' in delivery ? { reason: delivery.reason } : {}) };
  }

  @Post('channels/:channel/enable')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'enableChannel',
    summary: 'Have a channel used again that was switched off because nothing got through',
  })
  @Answers(200, settingsResponse)
  async enable(
    @Asker() asker: Principal,
    @Query({ schema: whoQuery }) who: Who,
    @Param('channel', { schema: idParam }) name: string,
  ): Promise<z.infer<typeof settingsResponse>> {
    const user = userOf(asker, who);
    const { channels } = await this.#settingsOf(user);
    if (!channels.some((channel) => channel.name === name)) throw new Problem('not-found');
    const position = await enableChannel(this.ports, asker, user, name);
    return this.#once(user, position);
  }

  #settingsOf(user: string): Promise<NotificationSettings> {
    const { store, telling } = this.ports;
    return notificationSettings({ store, recipients: telling?.recipients ?? (() => undefined) }, user);
  }

  /** The settings, once what was said of them is folded, or as they are when that takes long. */
  async #once(user: string, position: Position = ''): Promise<NotificationSettings> {
    const { store, bell } = this.ports;
    await whenAnswered(bell, this.options.limits.waitMs, async () => {
      const document = await store.document(accessSubject(user));
      return document !== undefined && document.position >= position ? document : undefined;
    });
    return this.#settingsOf(user);
  }
}

function userOf(asker: Principal, { user = asker.userId }: Who): string {
  if (!actsFor(asker, user)) throw new Problem('not-found');
  return user;
}
