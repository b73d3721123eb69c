import { step } from '#pipeline';

export const measured = step;
