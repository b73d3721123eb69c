import { parse } from 'csv-parse/sync';

export const rows = (text: string): unknown => parse(text);
