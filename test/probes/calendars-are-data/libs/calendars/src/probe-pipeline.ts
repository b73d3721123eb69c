import { step } from '#pipeline';

export const publish = step;
