/** A key under which the server does a thing only once, however often it is sent. */
export function newKey(): string {
  return crypto.randomUUID();
}
