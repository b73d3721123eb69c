import { readdirSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { importStageContract } from '#pipeline/contracts';
import { temporaryFolder } from './testing/temporary-folder.js';

importStageContract('SqliteImportStage', async () => {
  const { folder, dispose } = temporaryFolder();
  const stage = folder.importStage();
  return {
    stage,
    dispose: async () => {
      await stage.close();
      await dispose();
    },
  };
});

test('its file is there while it is open, and gone when it is closed', async () => {
  const { dir, folder, dispose } = temporaryFolder();
  const imports = () => readdirSync(dir).filter((name) => name.startsWith('import-'));
  const [one, other] = [folder.importStage(), folder.importStage()];
  expect(imports()).toHaveLength(2);
  await one.close();
  await other.close();
  expect(imports()).toEqual([]);
  await dispose();
});
