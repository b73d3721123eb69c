import { main } from '../../../apps/mooring/src/main.js';

export const start = main;
