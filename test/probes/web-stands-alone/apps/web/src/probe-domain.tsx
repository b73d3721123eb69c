import { week } from '#relationship';

export const shown = week;
