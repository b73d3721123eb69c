import { keyVaultContract } from '../contracts/key-vault-contract.js';
import { MemoryKeyVault } from './memory-key-vault.js';

keyVaultContract('MemoryKeyVault', async () => {
  const vault = new MemoryKeyVault();
  return { vault, reopened: async () => vault, dispose: async () => undefined };
});
