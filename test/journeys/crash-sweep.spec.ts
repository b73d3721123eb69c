import { crashSweepContract, everyDeath } from '#pipeline/contracts';
import { embeddedSet } from '../support/embedded-set.js';

// Dying after a call leaves the same file as dying before the next one, so one of the two is enough here.
crashSweepContract('the embedded set', embeddedSet, ['before'], everyDeath(7));
