import { noticesContract } from '#pipeline/contracts';
import { embeddedSet } from '../support/embedded-set.js';

noticesContract('the embedded set', embeddedSet);
