import { randomInt } from 'node:crypto';

export const orders = () => randomInt(10);
