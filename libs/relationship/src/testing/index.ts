/** Given, when, then for specs, without a framework: builders of events, and stories of one account. */
export { cancel, closed, ended, event, measured, readableId, shipment, weekly, weeksFrom } from './events.js';
export { given, partitionAfter, play, readBack, type Story, when } from './story.js';
