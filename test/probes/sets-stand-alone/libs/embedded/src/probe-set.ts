import { hash } from '#distributed';

export const id = hash;
