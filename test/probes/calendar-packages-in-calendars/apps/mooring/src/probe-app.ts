import { isHoliday } from 'chinese-days';

export const free = (date: string) => isHoliday(date);
