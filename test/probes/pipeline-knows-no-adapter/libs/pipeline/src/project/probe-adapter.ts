import { store } from '#embedded';

export const kept = store;
