import type { DatabaseSync } from 'node:sqlite';
import type { LedgerEntry, ShipmentSum } from '#relationship';
import type { LedgerWrite, ShipmentKey } from '#pipeline';
import { number, text } from '../row.js';
import type { NamesTable } from './names-table.js';

export interface LedgerTable {
  /** Writes an entry, unless the present one is not superseded by it. */
  write(write: LedgerWrite): void;
  find(key: ShipmentKey): LedgerEntry | undefined;
  /** Sums of a subject's live shipments since a week, per week, service and lane. */
  sums(subject: string, fromWeek: number): readonly ShipmentSum[];
  clear(): void;
}

export function ledgerTable(db: DatabaseSync, names: NamesTable): LedgerTable {
  // `supersedes` compares ids as JavaScript does (UTF-16 units), SQLite by UTF-8 bytes; only equal versions come here.
  db.function('is_greater', { deterministic: true }, (one, other) =>
    Number(typeof one === 'string' && typeof other === 'string' && one > other),
  );
  const upsert = db.prepare(`
    INSERT INTO ledger
      (subject, source, shipment_id, version, event_id, cancelled, week, orders, amount, service, lane)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET
      version = excluded.version, event_id = excluded.event_id, cancelled = excluded.cancelled,
      week = excluded.week, orders = excluded.orders, amount = excluded.amount,
      service = excluded.service, lane = excluded.lane
    WHERE excluded.version > version
      OR (excluded.version = version AND is_greater(excluded.event_id, event_id))`);
  const select = db.prepare(`
    SELECT version, event_id, cancelled, week, orders, amount, service, lane
    FROM ledger WHERE subject = ? AND source = ? AND shipment_id = ?`);
  const selectSums = db.prepare(`
    SELECT week, service, lane, sum(orders) AS orders, sum(amount) AS amount
    FROM ledger WHERE subject = ? AND week >= ? AND cancelled = 0 GROUP BY week, service, lane`);
  const deleteAll = db.prepare('DELETE FROM ledger');
  return {
    write({ key, entry }) {
      upsert.run(
        names.give(key.subject),
        names.give(key.source),
        key.shipmentId,
        entry.version,
        entry.eventId,
        Number(entry.cancelled),
        entry.week,
        entry.orders,
        entry.amount,
        names.give(entry.service),
        names.give(entry.lane),
      );
    },
    find(key) {
      const subject = names.find(key.subject);
      const source = names.find(key.source);
      if (subject === undefined || source === undefined) return undefined;
      const row = select.get(subject, source, key.shipmentId);
      return (
        row && {
          version: number(row, 'version'),
          eventId: text(row, 'event_id'),
          cancelled: number(row, 'cancelled') === 1,
          week: number(row, 'week'),
          orders: number(row, 'orders'),
          amount: number(row, 'amount'),
          service: names.nameOf(number(row, 'service')),
          lane: names.nameOf(number(row, 'lane')),
        }
      );
    },
    sums(subject, fromWeek) {
      const id = names.find(subject);
      if (id === undefined) return [];
      return selectSums.all(id, fromWeek).map((row) => ({
        week: number(row, 'week'),
        service: names.nameOf(number(row, 'service')),
        lane: names.nameOf(number(row, 'lane')),
        orders: number(row, 'orders'),
        amount: number(row, 'amount'),
      }));
    },
    clear() {
      deleteAll.run();
    },
  };
}
