import Holidays from 'date-holidays';

export const holidays = new Holidays('DE');
