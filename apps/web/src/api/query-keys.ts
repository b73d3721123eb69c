/** First parts of the keys of queries, by what the stream says has changed. */
export const KEYS_OF_CHANGE: Readonly<Record<string, readonly string[]>> = {
  account: ['overview', 'accounts', 'account', 'alerts', 'tasks'],
  alert: ['overview', 'alerts', 'budget', 'accounts', 'account', 'series'],
  contact: ['account'],
  interaction: ['account', 'accounts'],
  notice: ['notices'],
  shipment: ['overview', 'accounts', 'series'],
  task: ['overview', 'tasks', 'account'],
  winback: ['account', 'tasks'],
  week: ['overview', 'notices', 'alerts', 'budget', 'accounts', 'account', 'series'],
};
