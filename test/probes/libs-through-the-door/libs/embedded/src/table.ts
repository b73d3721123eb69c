export const table = 'log';
