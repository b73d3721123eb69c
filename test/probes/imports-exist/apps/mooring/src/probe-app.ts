import { nothing } from '#nowhere';

export const main = nothing;
