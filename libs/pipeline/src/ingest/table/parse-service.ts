import { parseText } from './parse-text.js';
import { isRefusal } from './row-error.js';
import type { Refusal } from './row-error.js';

export type LoadType = 'FCL' | 'LCL';

export interface Service {
  readonly service: string;
  readonly loadType?: LoadType;
}

/** The words of exports for the services of the catalogue, in lower case. */
const SERVICES: ReadonlyMap<string, Service> = new Map(
  Object.entries({
    sea: { service: 'sea' },
    ocean: { service: 'sea' },
    海运: { service: 'sea' },
    fcl: { service: 'sea', loadType: 'FCL' },
    整箱: { service: 'sea', loadType: 'FCL' },
    海运整箱: { service: 'sea', loadType: 'FCL' },
    lcl: { service: 'sea', loadType: 'LCL' },
    拼箱: { service: 'sea', loadType: 'LCL' },
    海运拼箱: { service: 'sea', loadType: 'LCL' },
    air: { service: 'air' },
    'air charter': { service: 'air' },
    空运: { service: 'air' },
    land: { service: 'land' },
    truck: { service: 'land' },
    road: { service: 'land' },
    陆运: { service: 'land' },
    customs: { service: 'customs' },
    报关: { service: 'customs' },
    warehousing: { service: 'warehousing' },
    仓储: { service: 'warehousing' },
  } as const satisfies Record<string, Service>),
);

const WITH_LOAD_TYPE = /^(.+?)[ _/-]+(fcl|lcl)$/u;

/** A service of the catalogue and, where the words name it, the load type; other words in lower case, up to 60 characters. */
export function parseService(text: string): Service | Refusal {
  const known = SERVICES.get(text) ?? SERVICES.get(text.toLowerCase());
  if (known !== undefined) return known;
  const words = parseText(text, 60);
  if (isRefusal(words)) return words;
  const service = words.toLowerCase();
  const match = WITH_LOAD_TYPE.exec(service);
  if (match === null) return { service };
  const [, mode = ''] = match;
  return { service: SERVICES.get(mode)?.service ?? mode, loadType: match[2] === 'fcl' ? 'FCL' : 'LCL' };
}
