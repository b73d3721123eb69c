import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { KeyVault } from '../ports/index.js';

/** An empty vault. */
export interface KeyVaultFixture {
  readonly vault: KeyVault;
  /** The same vault as another process would find it. */
  reopened(): Promise<KeyVault>;
  dispose(): Promise<void>;
}

/** What every key vault promises. */
export function keyVaultContract(name: string, make: () => Promise<KeyVaultFixture>): void {
  describe(`${name} keeps the promises of a key vault`, () => {
    let fixture: KeyVaultFixture;
    let vault: KeyVault;

    beforeEach(async () => {
      fixture = await make();
      vault = fixture.vault;
    });
    afterEach(() => fixture.dispose());

    test('every owner gets a key of its own, once', async () => {
      const first = await vault.obtain(['ann', '王磊', 'ann']);
      expect([...first.keys()].toSorted()).toEqual(['ann', '王磊']);
      expect([...first.values()].map(({ length }) => length)).toEqual([32, 32]);
      expect(first.get('ann')).not.toEqual(first.get('王磊'));
      expect(await vault.obtain(['王磊', 'ann', 'bob'])).toEqual(
        new Map([...first, ['bob', (await vault.find(['bob'])).get('bob')]]),
      );
    });

    test('keys are as random as they look', async () => {
      const owners = Array.from({ length: 50 }, (_, nth) => `owner ${String(nth)}`);
      const keys = [...(await vault.obtain(owners)).values()];
      expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(50);
    });

    test('finding makes no key', async () => {
      expect(await vault.find(['ann'])).toEqual(new Map());
      await vault.obtain(['bob']);
      expect([...(await vault.find(['ann', 'bob'])).keys()]).toEqual(['bob']);
    });

    test('an erased key is gone for good, and its owner gets no other', async () => {
      await vault.obtain(['ann', 'bob']);
      await vault.erase(['ann']);
      await vault.erase(['ann']);
      expect([...(await vault.find(['ann', 'bob'])).keys()]).toEqual(['bob']);
      expect([...(await vault.obtain(['ann', 'bob'])).keys()]).toEqual(['bob']);
    });

    test('an owner can be erased before it has a key', async () => {
      await vault.erase(['ann']);
      expect(await vault.obtain(['ann'])).toEqual(new Map());
    });

    test('nothing asked is nothing answered', async () => {
      await vault.erase([]);
      expect(await vault.obtain([])).toEqual(new Map());
      expect(await vault.find([])).toEqual(new Map());
    });

    test('what a caller does to a key does not change it', async () => {
      const key = (await vault.obtain(['ann'])).get('ann');
      const copy = Uint8Array.from(key ?? []);
      key?.fill(0);
      expect((await vault.find(['ann'])).get('ann')).toEqual(copy);
    });

    test('another process finds the same', async () => {
      const keys = await vault.obtain(['ann', 'bob']);
      await vault.erase(['bob']);
      const reopened = await fixture.reopened();
      expect(await reopened.find(['ann', 'bob'])).toEqual(new Map([['ann', keys.get('ann')]]));
      expect(await reopened.obtain(['bob'])).toEqual(new Map());
    });

    test('tells all it has, also of whom it has erased, and another vault can adopt it', async () => {
      const owners = Array.from({ length: 1_100 }, (_, nth) => `owner ${String(nth)}`);
      const keys = await vault.obtain(owners);
      await vault.erase(['owner 7', 'stranger']);
      const told = new Map<string, Uint8Array | undefined>();
      for await (const entries of vault.entries()) for (const [owner, key] of entries) told.set(owner, key);
      expect(told).toEqual(new Map([...keys, ['owner 7', undefined], ['stranger', undefined]]));
    });

    test('adopts what it does not have, keeps what it has, and erases what was erased elsewhere', async () => {
      const key = (byte: number) => new Uint8Array(32).fill(byte);
      const ann = (await vault.obtain(['ann', 'bob'])).get('ann');
      await vault.erase(['cid']);
      const elsewhere = new Map([
        ['ann', key(1)],
        ['bob', undefined],
        ['cid', key(3)],
        ['dan', key(4)],
        ['eve', undefined],
      ]);
      // Once more, as after a crash.
      for (let nth = 0; nth < 2; nth += 1) await vault.adopt(elsewhere);
      await vault.adopt(new Map());
      expect(await vault.obtain(['ann', 'bob', 'cid', 'dan', 'eve'])).toEqual(
        new Map([
          ['ann', ann],
          ['dan', key(4)],
        ]),
      );
    });

    test('callers at the same time get the same key', async () => {
      const answers = await Promise.all(Array.from({ length: 8 }, () => vault.obtain(['ann', 'bob'])));
      for (const answer of answers) expect(answer).toEqual(answers[0]);
    });
  });
}
