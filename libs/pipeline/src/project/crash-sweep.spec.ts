import { crashSweepContract, everyDeath } from '../contracts/crash-sweep.js';
import { memorySet } from '../contracts/port-set.js';

const make = async () => memorySet(2);

crashSweepContract('the memory set', make, ['before'], everyDeath(3));
// Dying after a call leaves nearly always what dying before the next one does: a sample looks for the exception.
crashSweepContract('the memory set', make, ['after'], everyDeath(17));
