export const hash = 'id';
