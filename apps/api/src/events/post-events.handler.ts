import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  type AppendedEvent,
  type EventAnswer,
  type EventOutcome,
  outcomesOf,
  passEvents,
  type SettingsFor,
  settingsKeeper,
  whenAnswered,
} from '#pipeline';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { API_PORTS, type ApiPorts } from '../ports.js';
import type { EventResult } from './events-answer.js';
import { PostEventsCommand } from './post-events.command.js';

/** Takes events through the door, and waits for the fold where that is wanted. */
@CommandHandler(PostEventsCommand)
export class PostEventsHandler implements ICommandHandler<PostEventsCommand> {
  readonly #settingsFor: SettingsFor;

  constructor(
    @Inject(API_PORTS) private readonly ports: ApiPorts,
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
  ) {
    this.#settingsFor = settingsKeeper(ports, (...range) => ports.calendars(...range));
  }

  async execute({ values, wait, requestId }: PostEventsCommand): Promise<readonly EventResult[]> {
    const answers = await passEvents(this.ports, values, this.#settingsFor, requestId);
    const appended = answers.flatMap((answer) => (answer.ok ? [answer] : []));
    const outcomes = wait ? await this.#folded(appended) : undefined;
    return results(values, answers, outcomes);
  }

  /** Undefined when the fold does not come to all of them in time. */
  #folded(appended: readonly AppendedEvent[]): Promise<readonly EventOutcome[] | undefined> {
    if (appended.length === 0) return Promise.resolve([]);
    return whenAnswered(this.ports.bell, this.options.limits.waitMs, () => outcomesOf(this.ports, appended));
  }
}

function results(
  values: readonly unknown[],
  answers: readonly EventAnswer[],
  outcomes: readonly EventOutcome[] | undefined,
): readonly EventResult[] {
  let nth = 0;
  return answers.map((answer, index) => {
    const id = idOf(values[index]);
    const named = { index, ...(id === undefined ? {} : { id }) };
    if (answer.ok) {
      const outcome = outcomes?.[nth] ?? 'accepted';
      nth += 1;
      return { ...named, outcome };
    }
    return { ...named, outcome: 'refused', errors: answer.problems };
  });
}

function idOf(value: unknown): string | undefined {
  const id: unknown = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
  return typeof id === 'string' ? id.slice(0, 200) : undefined;
}
