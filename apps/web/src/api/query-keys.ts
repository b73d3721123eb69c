/** First parts of the keys of queries, by what the stream says has changed. */
export const KEYS_OF_CHANGE: Readonly<Record<string, readonly string[]>> = {
  account: ['overview', 'accounts', 'account', 'alerts', 'tasks', 'calls', 'quiet'],
  alert: ['load', 'overview', 'alerts', 'budget', 'accounts', 'account', 'series', 'calls', 'quiet'],
  contact: ['account'],
  interaction: ['account', 'accounts', 'calls'],
  notice: ['notices'],
  shipment: ['overview', 'accounts', 'series'],
  task: ['load', 'overview', 'tasks', 'account'],
  winback: ['account', 'tasks', 'calls'],
  week: ['overview', 'notices', 'alerts', 'budget', 'accounts', 'account', 'series', 'calls', 'quiet'],
};
