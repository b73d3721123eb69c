import { importStageContract } from '../contracts/index.js';
import { MemoryImportStage } from './index.js';

importStageContract('MemoryImportStage', async () => ({
  stage: new MemoryImportStage(),
  dispose: async () => undefined,
}));
