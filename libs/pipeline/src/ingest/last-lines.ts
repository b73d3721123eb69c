/** Where a row stands in an import. */
export interface Place {
  readonly file: number;
  readonly line: number;
}

/**
 * Knows which line of an import is the last about a shipment. Lines are told in the order of the files; only shipments that
 * stand there more than once (and a few that look so) cost memory.
 */
export interface LastLines {
  note(shipment: string, place: Place): void;
  /** Whether a later line is about the same shipment. */
  isSuperseded(shipment: string, place: Place): boolean;
}

/** 64 Mbit: with five million shipments in it, one in fifty is taken for one that was there before. */
const BITS = 26;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

export function lastLines(): LastLines {
  // A Bloom filter of the shipments that were there before.
  const seen = new Uint32Array(2 ** (BITS - 5));
  const last = new Map<string, Place>();
  /** Sets a bit; tells whether it was set. */
  const mark = (bit: number): boolean => {
    const word = seen[bit >>> 5] ?? 0;
    const flag = 1 << (bit & 31);
    seen[bit >>> 5] = word | flag;
    return (word & flag) !== 0;
  };
  return {
    note(shipment, place) {
      let hash = FNV_OFFSET;
      for (let at = 0; at < shipment.length; at += 1)
        hash = Math.imul(hash ^ shipment.charCodeAt(at), FNV_PRIME);
      const first = mark(hash >>> (32 - BITS));
      const second = mark(Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> (32 - BITS));
      if (first && second) last.set(shipment, place);
    },
    isSuperseded(shipment, { file, line }) {
      const latest = last.get(shipment);
      return latest !== undefined && (latest.file !== file || latest.line !== line);
    },
  };
}
