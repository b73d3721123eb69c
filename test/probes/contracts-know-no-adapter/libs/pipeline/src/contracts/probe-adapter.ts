import { store } from '#embedded';

export const contract = () => store.size === 0;
