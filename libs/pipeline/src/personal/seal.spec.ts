import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { seal, sharedKey, unseal } from './seal.js';

const key = randomBytes(32);
const other = randomBytes(32);

describe('a sealed text', () => {
  test('is opened by its key and field, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const wellFormed = text.toWellFormed();
        expect(unseal(key, 'contact.name', seal(key, 'contact.name', wellFormed))).toBe(wellFormed);
      }),
    );
  });

  test('equal texts stay equal under one key and field, and differ under others', () => {
    const sealed = seal(key, 'contact.name', '王磊');
    expect(seal(key, 'contact.name', '王磊')).toBe(sealed);
    expect(seal(key, 'contact.note', '王磊')).not.toBe(sealed);
    expect(seal(other, 'contact.name', '王磊')).not.toBe(sealed);
    expect(seal(key, 'contact.name', '王磊 ')).not.toBe(sealed);
  });

  test('is opened by no other key, and as no other field', () => {
    const sealed = seal(key, 'contact.name', 'Anna');
    expect(unseal(other, 'contact.name', sealed)).toBeUndefined();
    expect(unseal(key, 'contact.phone', sealed)).toBeUndefined();
  });

  test('that was tampered with is not opened', () => {
    const bytes = Buffer.from(seal(key, 'contact.name', 'Anna'), 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(unseal(key, 'contact.name', changed.toString('base64url'))).toBeUndefined();
    }
    for (const text of ['', 'short', bytes.subarray(0, -1).toString('base64url')]) {
      expect(unseal(key, 'contact.name', text)).toBeUndefined();
    }
  });
});

describe('a key that several share', () => {
  test('is the same in any order, and another one when a key is missing', () => {
    const third = randomBytes(32);
    const shared = sharedKey([key, other, third]);
    expect(sharedKey([third, key, other])).toEqual(shared);
    expect(sharedKey([key, other])).not.toEqual(shared);
    expect(sharedKey([key])).toBe(key);
  });
});
