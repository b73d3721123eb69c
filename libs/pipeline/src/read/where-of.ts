import type { Where } from '../ports/index.js';

/**
 * The filters that are given, within what the principal may see: a filter never widens a right. Somebody else's rows, asked
 * for by name, are no rows.
 */
export function whereOf(filters: Readonly<Record<string, string | undefined>>, visible: Where): Where {
  const where: Record<string, Where[string]> = {};
  for (const [field, value] of Object.entries(filters)) if (value !== undefined) where[field] = value;
  for (const [field, allowed] of Object.entries(visible)) {
    const asked = where[field];
    where[field] = asked === undefined || asked === allowed ? allowed : [];
  }
  return where;
}
