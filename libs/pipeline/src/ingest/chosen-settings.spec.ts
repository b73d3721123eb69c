import { beforeEach, describe, expect, test } from '@jest/globals';
import { DEFAULT_SETTINGS } from '#relationship';
import { liveFeed } from '../contracts/live-feed.js';
import { memorySet } from '../contracts/port-set.js';
import { chosenSettings, type SettingsChoice } from './chosen-settings.js';

const ACTIVE = { ...DEFAULT_SETTINGS, measure: 'value', baseCurrency: 'CNY', rates: { EUR: 7.8 } } as const;

let set: ReturnType<typeof memorySet>;

beforeEach(() => {
  set = memorySet();
});

describe('in an empty installation', () => {
  test.each<[string, SettingsChoice, unknown]>([
    ['nothing', {}, {}],
    ['a measure', { measure: 'volume' }, { measure: 'volume' }],
    ['rates', { rate: { USD: 7.1 } }, { rates: { USD: 7.1 } }],
  ])('%s can be chosen', async (_, choice, chosen) => {
    expect(await chosenSettings(set.store, choice)).toEqual({ chosen });
  });
});

describe('once settings are active', () => {
  beforeEach(async () => {
    await liveFeed(set, ACTIVE);
  });

  test.each<[string, SettingsChoice]>([
    ['nothing', {}],
    ['the same measure', { measure: 'value' }],
    ['the same rates', { rate: { EUR: 7.8 } }],
    ['the base currency as it is', { rate: { CNY: 1 } }],
  ])('%s can be chosen again', async (_, choice) => {
    expect(await chosenSettings(set.store, choice)).toHaveProperty('chosen');
  });

  test.each<[string, SettingsChoice, string, RegExp]>([
    ['another measure', { measure: 'volume' }, 'measure', /adds up value since its first import, not volume/],
    ['another rate', { rate: { EUR: 8 } }, 'rate', /in EUR are in the record at a rate of 7\.8, not 8/],
    ['a rate of the base currency', { rate: { CNY: 2 } }, 'rate', /at a rate of 1, not 2/],
  ])('%s has no place any more', async (_, choice, field, reason) => {
    expect(await chosenSettings(set.store, choice)).toEqual({ field, reason: expect.stringMatching(reason) });
  });

  test('the rate of another currency joins those that there are', async () => {
    const chosen = await chosenSettings(set.store, { rate: { USD: 7.1 } });
    expect(chosen).toEqual({ chosen: { rates: { EUR: 7.8, USD: 7.1 } } });
  });
});
