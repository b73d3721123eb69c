import { hash } from '../../calendars/src/hash.js';

export const id = hash;
