import { readFileSync } from 'node:fs';

export const scores = () => readFileSync('scores.csv', 'utf8');
