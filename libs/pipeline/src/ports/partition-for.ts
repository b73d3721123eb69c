import { partitionNumberOf } from '#relationship';

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const utf8 = new TextEncoder();

/**
 * The partition of a subject, for every log alike: `partition/N` is in N, every other subject where the 32-bit FNV-1a hash
 * of its UTF-8 bytes, modulo the number of partitions, says. It must never change: a log that exists was written by it.
 */
export function partitionFor(subject: string, partitions: number): number {
  const own = partitionNumberOf(subject);
  if (own !== undefined && Number.isInteger(own) && own >= 0 && own < partitions) return own;
  let hash = FNV_OFFSET;
  for (const byte of utf8.encode(subject)) hash = Math.imul(hash ^ byte, FNV_PRIME);
  return (hash >>> 0) % partitions;
}
