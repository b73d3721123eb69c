import {
  type DynamicModule,
  type FactoryProvider,
  Inject,
  Module,
  type OnApplicationShutdown,
} from '@nestjs/common';
import {
  ACCOUNT_STORE,
  CLOCK,
  EVENT_LOG,
  IMPORT_STAGES,
  JOB_QUEUE,
  KEY_VAULT,
  READ_MODELS,
  systemClock,
} from '#pipeline';
import { type DataFolder, openDataFolder } from './folder/open-data-folder.js';

const DATA_FOLDER = Symbol('DataFolder');

/** The ports of the pipeline on one SQLite file; closed when the application shuts down. */
@Module({})
export class EmbeddedModule implements OnApplicationShutdown {
  constructor(@Inject(DATA_FOLDER) private readonly folder: DataFolder) {}

  /** @param eventsOf a folder whose log is to be folded again in this one */
  static inFolder(dir: string, use: 'read' | 'write', eventsOf?: string): DynamicModule {
    const ports = [
      part(EVENT_LOG, ({ log }) => log),
      part(ACCOUNT_STORE, ({ store }) => store),
      part(READ_MODELS, ({ readModels }) => readModels),
      part(JOB_QUEUE, ({ jobs }) => jobs),
      part(KEY_VAULT, ({ vault }) => vault),
      part(IMPORT_STAGES, (folder) => () => folder.importStage()),
    ];
    return {
      module: EmbeddedModule,
      providers: [
        { provide: CLOCK, useValue: systemClock },
        {
          provide: DATA_FOLDER,
          useFactory: () =>
            openDataFolder(dir, {
              clock: systemClock,
              readOnly: use === 'read',
              ...(eventsOf === undefined ? {} : { eventsOf }),
            }),
        },
        ...ports,
      ],
      exports: [CLOCK, ...ports.map(({ provide }) => provide)],
    };
  }

  onApplicationShutdown(): void {
    this.folder.close();
  }
}

function part<Part>(provide: symbol, of: (folder: DataFolder) => Part): FactoryProvider<Part> {
  return { provide, inject: [DATA_FOLDER], useFactory: of };
}
