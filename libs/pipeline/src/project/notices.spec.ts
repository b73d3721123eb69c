import { noticesContract } from '../contracts/notices-contract.js';
import { memorySet } from '../contracts/port-set.js';

noticesContract('the set in memory', async () => memorySet(3));
