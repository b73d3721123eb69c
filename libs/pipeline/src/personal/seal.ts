import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts a text under a key (AES-256-GCM). The nonce is an HMAC of the text, so equal texts of one field stay equal under
 * one key and a feed that is imported again changes nothing; it cannot repeat for different texts. (The construction of
 * SIV modes: P. Rogaway, T. Shrimpton, 2006.)
 *
 * @param field what the text is; it is bound to it, so that a name cannot be shown as a phone number
 * @returns base64url of nonce, ciphertext and tag
 */
export function seal(key: Uint8Array, field: string, text: string): string {
  const nonce = createHmac('sha256', subkey(key, 'nonce')).update(`${field}\u001f${text}`).digest();
  const cipher = createCipheriv(CIPHER, subkey(key, 'seal'), nonce.subarray(0, NONCE_BYTES));
  cipher.setAAD(Buffer.from(field));
  return Buffer.concat([
    nonce.subarray(0, NONCE_BYTES),
    cipher.update(text, 'utf8'),
    cipher.final(),
    cipher.getAuthTag(),
  ]).toString('base64url');
}

/** The text that was sealed; undefined when the key or the field is another one, or the text was tampered with. */
export function unseal(key: Uint8Array, field: string, sealed: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return undefined;
  const decipher = createDecipheriv(CIPHER, subkey(key, 'seal'), bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(field));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}

/** One key for texts about several persons: none of theirs can be missing. In any order of the keys. */
export function sharedKey(keys: readonly Uint8Array[]): Uint8Array {
  const [only, ...more] = keys;
  if (only !== undefined && more.length === 0) return only;
  const sorted = keys.toSorted((one, other) => Buffer.compare(one, other));
  return createHmac('sha256', 'shared').update(Buffer.concat(sorted)).digest();
}

function subkey(key: Uint8Array, use: string): Buffer {
  return createHmac('sha256', key).update(use).digest();
}
