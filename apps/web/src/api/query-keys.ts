/** First parts of the keys of queries, by what the stream says has changed. */
export const KEYS_OF_CHANGE: Readonly<Record<string, readonly string[]>> = {
  account: ['overview', 'accounts', 'account', 'alerts', 'tasks', 'quiet'],
  alert: ['overview', 'alerts', 'accounts', 'account', 'series', 'quiet'],
  contact: ['account'],
  interaction: ['account', 'accounts'],
  notice: ['notices'],
  shipment: ['overview', 'accounts', 'series'],
  task: ['overview', 'tasks', 'account'],
  winback: ['account', 'tasks'],
  week: ['overview', 'notices', 'alerts', 'accounts', 'account', 'series', 'quiet'],
};
