import { crashSweepContract } from '../contracts/crash-sweep.js';
import { memorySet } from '../contracts/port-set.js';

crashSweepContract('the memory set', async () => memorySet(2), ['before', 'after']);
