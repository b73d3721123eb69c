import type { Find, ReadModels, RowBody } from '../ports/index.js';

const PAGE = 1_000;

/** All rows of a query, a page at a time. */
export async function* pageThrough(
  readModels: Pick<ReadModels, 'find'>,
  query: Omit<Find, 'after' | 'limit'>,
): AsyncGenerator<RowBody> {
  let after: string | undefined;
  do {
    const page = await readModels.find({ ...query, after, limit: PAGE });
    yield* page.rows;
    after = page.next;
  } while (after !== undefined);
}
