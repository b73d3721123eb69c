export const week = 1;
