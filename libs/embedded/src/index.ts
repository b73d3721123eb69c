export { DataFolderError, explained } from './folder/data-folder-error.js';
export { type DataFolder, type DataFolderOptions, openDataFolder } from './folder/open-data-folder.js';
export { EmbeddedModule } from './embedded.module.js';
export { SqliteImportStage } from './sqlite-import-stage.js';
