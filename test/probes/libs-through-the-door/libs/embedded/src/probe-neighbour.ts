import { hash } from '../../distributed/src/hash.js';

export const id = hash;
