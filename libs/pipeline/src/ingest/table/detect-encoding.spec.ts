import { describe, expect, test } from '@jest/globals';
import { detectEncoding } from './detect-encoding.js';

async function* stream(...chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

async function* broken(): AsyncGenerator<Uint8Array> {
  yield ascii;
  throw new TypeError('disk gone');
}

/** 宁波 in GB18030; no encoder for it exists in Node. */
const NINGBO = Uint8Array.of(0xc4, 0xfe, 0xb2, 0xa8);
const ascii = Buffer.from('account_id,date\n'.repeat(500));

describe('detectEncoding', () => {
  test.each([
    ['nothing', []],
    ['ASCII', [ascii]],
    ['UTF-8 with a byte order mark', [Buffer.from('\uFEFF宁波')]],
    [
      'a character split over chunks',
      [ascii, Buffer.from('宁').subarray(0, 2), Buffer.from('宁').subarray(2)],
    ],
  ])('%s is UTF-8', async (_, chunks) => {
    expect(await detectEncoding(stream(...chunks))).toBe('utf-8');
  });

  test.each([
    ['Chinese behind a long ASCII start', [ascii, NINGBO]],
    ['a pair split over chunks', [ascii, NINGBO.subarray(0, 1), NINGBO.subarray(1)]],
    ['UTF-8 that is cut off inside a character', [Buffer.from('宁').subarray(0, 2)]],
  ])('%s is GB18030', async (_, chunks) => {
    expect(await detectEncoding(stream(...chunks))).toBe('gb18030');
  });

  test('closes the stream at the first invalid byte', async () => {
    let closed = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        while (true) yield NINGBO;
      } finally {
        closed = true;
      }
    }
    expect(await detectEncoding(endless())).toBe('gb18030');
    expect(closed).toBe(true);
  });

  test('a failure of the stream itself is the caller’s', async () => {
    await expect(detectEncoding(broken())).rejects.toThrow('disk gone');
  });
});
