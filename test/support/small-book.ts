import { type RunningServer, startServer, type ServerChoice } from './running-server.js';
import { recentCsv } from './recent-rows.js';
import { importFile } from './uploads.js';
import { pick } from './pick.js';

/** Accounts that go on as ever. */
const CALM = ['ACME', 'BOREAS', 'CERES', 'DORIS', 'EURUS'];

/** Who has stopped, the most valuable first; both have an open alert. */
export const QUITTERS = ['QUITTER', 'GOER'] as const;

/** All accounts in the order of their ids. */
export const BOOK_ACCOUNTS: readonly string[] = [...CALM, ...QUITTERS, 'STEADY'].toSorted();

const NAMES = `account_id,name,name_en,owner,team,country,tier
ACME,砚辰贸易,Yanchen Trading,li.na,east,CN,A
QUITTER,浙江停单公司,,wang.lei,east,CN,B
GOER,Goer GmbH,,wang.lei,north,DE,
`;

/** The shipments of the book, up to the end of last week, as a CSV. */
function bookShipments(): string {
  return recentCsv([
    ...CALM.map((accountId) => ({ accountId })),
    { accountId: 'QUITTER', stopped: 6, value: 900 },
    { accountId: 'GOER', stopped: 8 },
  ]);
}

/** Starts a server on a folder and imports a small book of accounts: eight, of which two have stopped. */
export async function serveSmallBook(data: string, choice: ServerChoice = {}): Promise<RunningServer> {
  const server = await startServer(data, choice);
  const imports = [
    await importFile(server.api, bookShipments(), { source: 'tms' }, 'shipments.csv'),
    await importFile(server.api, NAMES, { kind: 'accounts' }, 'accounts.csv'),
  ];
  if (imports.some((each) => pick(each, 'status') !== 'done' || pick(each, 'counts', 'rejected') !== 0)) {
    throw new Error(`the book could not be imported: ${JSON.stringify(imports)}`);
  }
  return server;
}
