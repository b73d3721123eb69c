import { table } from '../../../libs/embedded/src/table.js';

export const name = table;
