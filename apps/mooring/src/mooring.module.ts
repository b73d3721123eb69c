import { type DynamicModule, Module } from '@nestjs/common';
import { EmbeddedModule } from '#embedded';
import {
  ACCOUNT_STORE,
  type AccountStore,
  type Clock,
  CLOCK,
  createProjector,
  EVENT_LOG,
  type EventLog,
  type ImportStage,
  IMPORT_STAGES,
  JOB_QUEUE,
  type JobQueue,
  KEY_VAULT,
  type KeyVault,
  type Projector,
  READ_MODELS,
  type ReadModels,
} from '#pipeline';
import type { MooringSet } from './set.js';

const PROJECTOR = Symbol('Projector');
/** All parts of the set together, as the commands take them. */
export const SET_PARTS = Symbol('SetParts');

export type SetParts = Omit<MooringSet, 'close'>;

/** The whole product in one process, on the embedded set in a folder. */
@Module({})
export class MooringModule {
  /** @param eventsOf a folder whose log is to be folded again in this one */
  static onFolder(folder: string, use: 'read' | 'write', eventsOf?: string): DynamicModule {
    return {
      module: MooringModule,
      imports: [EmbeddedModule.inFolder(folder, use, eventsOf)],
      providers: [
        {
          provide: PROJECTOR,
          inject: [EVENT_LOG, ACCOUNT_STORE, READ_MODELS, JOB_QUEUE],
          useFactory: (log: EventLog, store: AccountStore, readModels: ReadModels, jobs: JobQueue) =>
            createProjector({ log, store, readModels, jobs }),
        },
        {
          provide: SET_PARTS,
          inject: [
            EVENT_LOG,
            ACCOUNT_STORE,
            READ_MODELS,
            JOB_QUEUE,
            KEY_VAULT,
            CLOCK,
            PROJECTOR,
            IMPORT_STAGES,
          ],
          useFactory: (
            log: EventLog,
            store: AccountStore,
            readModels: ReadModels,
            jobs: JobQueue,
            vault: KeyVault,
            clock: Clock,
            projector: Projector,
            importStage: () => ImportStage,
          ): SetParts => ({ log, store, readModels, jobs, vault, clock, projector, importStage }),
        },
      ],
    };
  }
}
