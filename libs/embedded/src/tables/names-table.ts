import type { DatabaseSync } from 'node:sqlite';
import { number, text } from '../row.js';

/** How many names are kept in memory before the cache starts anew: some tens of megabytes. */
const CACHED = 300_000;

/** Texts that stand in many rows, each stored once under a number. */
export interface NamesTable {
  /** The number of a name, given to it now if it has none. */
  give(name: string): number;
  /** The number of a name, or undefined. */
  find(name: string): number | undefined;
  nameOf(id: number): string;
  /** Deletes all names. */
  clear(): void;
  /** Forgets what is cached: to be called when a transaction that gave names was rolled back. */
  forget(): void;
}

export function namesTable(db: DatabaseSync): NamesTable {
  const select = db.prepare('SELECT id FROM names WHERE name = ?');
  const selectName = db.prepare('SELECT name FROM names WHERE id = ?');
  const insert = db.prepare('INSERT INTO names (name) VALUES (?) RETURNING id');
  const deleteAll = db.prepare('DELETE FROM names');
  const ids = new Map<string, number>();
  const names = new Map<number, string>();

  const forget = () => {
    ids.clear();
    names.clear();
  };
  const remember = (name: string, id: number) => {
    if (ids.size >= CACHED) forget();
    ids.set(name, id);
    names.set(id, name);
  };
  const find = (name: string) => {
    const cached = ids.get(name);
    if (cached !== undefined) return cached;
    const row = select.get(name);
    if (row === undefined) return undefined;
    const id = number(row, 'id');
    remember(name, id);
    return id;
  };
  return {
    find,
    forget,
    give(name) {
      const known = find(name);
      if (known !== undefined) return known;
      const id = number(insert.get(name) ?? {}, 'id');
      remember(name, id);
      return id;
    },
    nameOf(id) {
      const cached = names.get(id);
      if (cached !== undefined) return cached;
      const name = text(selectName.get(id) ?? {}, 'name');
      remember(name, id);
      return name;
    },
    clear() {
      deleteAll.run();
      forget();
    },
  };
}
