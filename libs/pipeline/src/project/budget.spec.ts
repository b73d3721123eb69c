import { budgetContract } from '../contracts/budget-contract.js';
import { memorySet } from '../contracts/port-set.js';

budgetContract('the set in memory', async () => memorySet(3));
