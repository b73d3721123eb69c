/** Given, when, then for specs, without a framework: builders of events, and stories of one account. */
export { HALVED, statement } from './alert-facts.js';
export {
  cancel,
  closed,
  ended,
  event,
  measured,
  readableId,
  shipment,
  UNRATIONED,
  weekly,
  weeksFrom,
} from './events.js';
export { changesIn, type Plan, playedWeek, playWeeks } from './play-weeks.js';
export { given, partitionAfter, play, readBack, type Story, when } from './story.js';
