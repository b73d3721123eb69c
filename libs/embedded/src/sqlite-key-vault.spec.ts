import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { keyVaultContract } from '#pipeline/contracts';
import { SqliteKeyVault } from './sqlite-key-vault.js';
import { temporaryPath } from './testing/temporary-folder.js';

keyVaultContract('SqliteKeyVault', async () => {
  const { dir, remove } = temporaryPath();
  const file = join(dir, 'vault.sqlite');
  const opened = [new SqliteKeyVault(file, { readOnly: false })];
  const [vault] = opened;
  if (vault === undefined) throw new Error('no vault');
  return {
    vault,
    reopened: async () => {
      const again = new SqliteKeyVault(file, { readOnly: false });
      opened.push(again);
      return again;
    },
    dispose: async () => {
      for (const each of opened) each.close();
      remove();
    },
  };
});

test('an erased key is nowhere in the file', async () => {
  const { dir, remove } = temporaryPath();
  const file = join(dir, 'vault.sqlite');
  const vault = new SqliteKeyVault(file, { readOnly: false });
  const key = (await vault.obtain(['ann', 'bob'])).get('ann') ?? new Uint8Array();
  expect(readFileSync(file).includes(key)).toBe(true);
  await vault.erase(['ann']);
  expect(readFileSync(file).includes(key)).toBe(false);
  vault.close();
  remove();
});

test('a reader finds nothing where there is no vault, and makes none', async () => {
  const { dir, remove } = temporaryPath();
  const vault = new SqliteKeyVault(join(dir, 'vault.sqlite'), { readOnly: true });
  expect(await vault.find(['ann'])).toEqual(new Map());
  await expect(vault.obtain(['ann'])).rejects.toThrow('reading only');
  vault.close();
  remove();
});
