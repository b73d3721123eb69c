// Nest reads what it keeps about decorated classes.
// oxlint-disable-next-line import/no-unassigned-import
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { MooringModule, SET_PARTS, type SetParts } from './mooring.module.js';
import type { OpenSet, Use } from './open-set.js';
import type { MooringSet } from './set.js';

async function openFolder(folder: string, use: Use, eventsOf?: string): Promise<MooringSet> {
  const module = MooringModule.onFolder(folder, use === 'read' ? 'read' : 'write', eventsOf);
  const context = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
  return { ...context.get<SetParts>(SET_PARTS), close: () => context.close() };
}

/** Opens the embedded set in a folder; throws DataFolderError with what to do when it cannot. */
export const openEmbeddedSet: OpenSet = Object.assign(openFolder, { keepsData: 'in a folder' } as const);
