import type { ReadModels } from '#pipeline';

/** An account as a user may call it. */
interface NamedAccount {
  readonly accountId: string;
  readonly names: readonly string[];
}

export type FoundAccount =
  | { readonly accountId: string }
  /** Ids, with the name where there is one, of accounts whose id or name is near. */
  | { readonly near: readonly string[] };

const PAGE = 1_000;
const SHOWN = 3;
/** Likeness, 0 to 1, below which two names have nothing to do with each other. */
const LIKE = 0.35;

/** Finds the one account of an id or a name, without regard to case; else those that come near. */
export async function findAccount(readModels: ReadModels, text: string): Promise<FoundAccount> {
  const wanted = normal(text);
  const exact: string[] = [];
  const near: { readonly account: NamedAccount; readonly likeness: number }[] = [];
  for await (const account of accountsIn(readModels)) {
    if (account.accountId === text) return account;
    const names = account.names.map(normal);
    if (names.includes(wanted)) exact.push(account.accountId);
    const likeness = Math.max(...names.map((name) => likenessOf(wanted, name)));
    if (likeness >= LIKE) near.push({ account, likeness });
  }
  const [accountId] = exact;
  if (accountId !== undefined && exact.length === 1) return { accountId };
  const best = near
    .toSorted(
      (one, other) =>
        other.likeness - one.likeness || (one.account.accountId < other.account.accountId ? -1 : 1),
    )
    .slice(0, SHOWN);
  return { near: best.map(({ account }) => labelOf(account)) };
}

async function* accountsIn(readModels: ReadModels): AsyncGenerator<NamedAccount> {
  let after: string | undefined;
  do {
    const page = await readModels.find({
      collection: 'accounts',
      where: {},
      orderBy: 'accountId',
      descending: false,
      after,
      limit: PAGE,
    });
    for (const { accountId, name, nameEn } of page.rows) {
      const names = [accountId, name, nameEn].filter((each) => typeof each === 'string');
      yield { accountId: String(accountId), names };
    }
    after = page.next;
  } while (after !== undefined);
}

function labelOf({ accountId, names }: NamedAccount): string {
  const name = names.find((each) => each !== accountId);
  return name === undefined ? accountId : `${accountId} (${name})`;
}

function normal(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

/** Share of letter pairs that two texts have in common (Sørensen-Dice), 0 to 1; works in any script. */
function likenessOf(one: string, other: string): number {
  const [pairs, others] = [pairsOf(one), pairsOf(other)];
  const common = [...pairs].filter((pair) => others.has(pair)).length;
  const contained = one.length > 1 && other.includes(one) ? 0.5 : 0;
  return Math.min(1, contained + (2 * common) / (pairs.size + others.size));
}

function pairsOf(text: string): ReadonlySet<string> {
  // Framed, so that the first and the last letter count and a single letter has pairs too.
  const framed = `^${text}$`;
  return new Set(Array.from({ length: framed.length - 1 }, (_, at) => framed.slice(at, at + 2)));
}
