import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { systemReason } from '#disk-files';
import { presentSettings, publishCalendars, type SettingsChange } from '#pipeline';
import { escalationSchema, playbooksSchema, type Roster, rosterSchema } from '#relationship';
import { calendarsOfImport } from '../calendars-of-import.js';
import type { MooringSet } from '../set.js';
import { print } from '../terminal/print.js';
import { UserError } from '../user-error.js';
import { putSettings } from './put-settings.js';

/** What a head keeps as data: printed as JSON, and taken from a file of the same shape. */
export const KEPT = [
  { name: 'playbooks', description: 'what is to be done in tasks, step by step, by their cause' },
  { name: 'escalation', description: 'working days until undone tasks go to the deputy and to the head' },
  { name: 'roster', description: 'deputies of managers, heads of teams, countries of managers' },
] as const;

type Kept = (typeof KEPT)[number]['name'];

/** Prints what is kept under a name, or takes another version of it from a file. Throws UserError for a file that is wrong. */
export async function keptCommand(set: MooringSet, name: Kept, from: string | undefined): Promise<void> {
  if (from === undefined) {
    const settings = await presentSettings(set.store);
    print(JSON.stringify(settings[name] ?? null, undefined, 2));
    return;
  }
  const change = changeOf(name, await readJson(from), from);
  if (change.roster !== undefined) await publish(set, change.roster, from);
  await putSettings(set, change);
  print(`Taken from ${from}; it counts from the next closed week on.`);
}

function changeOf(name: Kept, content: unknown, file: string): SettingsChange {
  switch (name) {
    case 'playbooks':
      return { playbooks: checked(playbooksSchema, content, file) };
    case 'escalation':
      return { escalation: checked(escalationSchema, content, file) };
    case 'roster':
      return { roster: checked(rosterSchema, content, file) };
  }
}

function checked<Schema extends z.ZodType>(schema: Schema, content: unknown, file: string): z.infer<Schema> {
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.map(String).join('.') ?? '';
  throw new UserError(`${file} cannot be taken: ${field === '' ? '' : `${field}: `}${issue?.message ?? ''}`);
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new UserError(`${file} cannot be read: ${systemReason(error)}`);
  });
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    throw new UserError(`${file} is not JSON`);
  }
}

async function publish(set: MooringSet, roster: Roster, file: string): Promise<void> {
  await set.projector.drain();
  await publishCalendars(set, roster, calendarsOfImport).catch((error: unknown) => {
    if (error instanceof RangeError) throw new UserError(`${file} cannot be taken: ${error.message}`);
    throw error;
  });
}
