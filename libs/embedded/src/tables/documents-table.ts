import type { DatabaseSync } from 'node:sqlite';
import type { SubjectDocument } from '#pipeline';
import { placeOf } from '../position.js';
import { number, type Row, text } from '../row.js';
import type { NamesTable } from './names-table.js';

const BATCH = 500;

export interface DocumentsTable {
  /** Writes a document, unless the present one is as new. */
  write(partition: number, document: SubjectDocument): void;
  find(subject: string): SubjectDocument | undefined;
  /** All documents of a partition, in batches; what is written meanwhile is seen or not, each document once. */
  inPartition(partition: number): AsyncIterable<readonly SubjectDocument[]>;
  clear(): void;
}

export function documentsTable(db: DatabaseSync, names: NamesTable): DocumentsTable {
  const upsert = db.prepare(`
    INSERT INTO documents (subject, partition, position, body) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET
      partition = excluded.partition, position = excluded.position, body = excluded.body
    WHERE excluded.position > position`);
  const select = db.prepare('SELECT body FROM documents WHERE subject = ?');
  const selectBatch = db.prepare(
    'SELECT subject, body FROM documents WHERE subject > ? AND partition = ? ORDER BY subject LIMIT ?',
  );
  const deleteAll = db.prepare('DELETE FROM documents');
  return {
    write(partition, document) {
      const { subject, position } = document;
      upsert.run(names.give(subject), partition, placeOf(position), JSON.stringify(document));
    },
    find(subject) {
      const id = names.find(subject);
      const row = id === undefined ? undefined : select.get(id);
      return row && documentOf(row);
    },
    async *inPartition(partition) {
      for (let after = 0; ;) {
        const rows = selectBatch.all(after, partition, BATCH);
        const last = rows.at(-1);
        if (last === undefined) return;
        after = number(last, 'subject');
        yield rows.map(documentOf);
      }
    },
    clear() {
      deleteAll.run();
    },
  };
}

function documentOf(row: Row): SubjectDocument {
  const document: SubjectDocument = JSON.parse(text(row, 'body'));
  return document;
}
