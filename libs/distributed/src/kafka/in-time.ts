import { SilentBrokers } from './kafka-client.js';

/** Longer than the library tries by itself: who waits longer waits for an answer that went down with a broker. */
const PATIENCE_MS = 25_000;

/** What the library promises, or SilentBrokers: a request that was under way when a broker died may never be answered. */
export async function inTime<Answer>(promise: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new SilentBrokers('the brokers do not answer')), PATIENCE_MS);
  });
  try {
    return await Promise.race([promise, silence]);
  } finally {
    clearTimeout(timer);
  }
}
