import { budgetContract } from '#pipeline/contracts';
import { embeddedSet } from '../support/embedded-set.js';

budgetContract('the embedded set', embeddedSet);
