export { publishedCalendar } from './published-calendar.js';
