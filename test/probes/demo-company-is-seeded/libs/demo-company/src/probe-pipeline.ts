import { step } from '#pipeline';

export const demo = step;
