// Nest reads what it keeps about decorated classes.
// oxlint-disable-next-line import/no-unassigned-import
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { MooringModule, SET_PARTS, type SetParts } from './mooring.module.js';
import type { OpenSet } from './open-set.js';

/** Opens the embedded set in a folder; throws DataFolderError with what to do when it cannot. */
export const openEmbeddedSet: OpenSet = async (folder, use, eventsOf) => {
  const context = await NestFactory.createApplicationContext(MooringModule.onFolder(folder, use, eventsOf), {
    logger: false,
    abortOnError: false,
  });
  return { ...context.get<SetParts>(SET_PARTS), close: () => context.close() };
};
