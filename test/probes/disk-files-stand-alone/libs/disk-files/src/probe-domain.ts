import { week } from '#relationship';

export const file = week;
