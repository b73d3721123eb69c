import { CLUSTERS, type Cluster } from './clusters.js';
import { SOUTH } from './managers.js';
import type { OverseasCountry } from './names.js';
import type { Random } from './random.js';
import { carriersFor, SERVICES, type TransportService } from './services.js';

/** One lane of one account, with what a shipment on it usually is. */
export interface AccountLane {
  readonly service: TransportService;
  /** UN/LOCODE pair such as CNSHA-DEHAM. */
  readonly lane: string;
  /** Share of the account's shipments, 0 to 1. */
  readonly share: number;
  /** CNY per unit of the service. */
  readonly rate: number;
  /** Median volume of a shipment, in units of the service. */
  readonly volume: number;
  /** The carrier mostly used, and the one used now and then. */
  readonly carriers: readonly [string, string];
}

/** Where an account's cargo may run between: its side in China, and abroad. */
export interface LaneScope {
  readonly clusters: readonly Cluster[];
  /** Only this country abroad; anywhere if absent. */
  readonly country?: OverseasCountry;
  /** Cargo comes into China. */
  readonly inbound: boolean;
}

interface Place {
  readonly code: string;
  /** CNY per TEU, per kg or per truck. */
  readonly rate: number;
  readonly weight: number;
}

const INTRA_ASIA = /^(JP|KR|VN|TH|MY|SG|ID|PH)/u;
const DELIVERED_IN: Readonly<Record<OverseasCountry, RegExp>> = {
  DE: /^(DE|NLRTM)/u,
  GB: /^GB/u,
  US: /^US/u,
};

const SEA_PORTS = places(
  'DEHAM 13500 9, DEBRV 13700 3, NLRTM 13200 8, BEANR 13300 4, GBFXT 13900 6, GBSOU 14100 3, GBLGP 14000 3, FRLEH 13600 3, ' +
    'ITGOA 14800 4, ESVLC 14600 3, PLGDN 14200 3, USLAX 15500 9, USLGB 15400 5, USNYC 21500 6, USSAV 21000 3, USHOU 21800 2, ' +
    'USSEA 15800 2, JPTYO 2900 4, JPOSA 2800 3, KRPUS 2300 3, VNSGN 3200 4, VNHPH 3000 3, THLCH 3500 3, SGSIN 3300 3, MYPKG 3400 2, ' +
    'IDJKT 3900 2, AEJEA 9200 4, INNSA 8200 3, AUSYD 9800 3, AUMEL 9700 2, BRSSZ 17500 3, MXZLO 16500 3, ZADUR 15800 2',
);
const AIRPORTS = places(
  'DEFRA 31 8, DEMUC 33 3, DELEJ 30 3, NLAMS 31 5, GBLHR 32 5, GBEMA 33 2, GBMNC 34 2, BELGG 29 4, USLAX 36 6, USORD 39 6, USJFK 40 5, USDFW 40 2, ' +
    'USATL 41 2, JPNRT 16 4, JPKIX 16 3, KRICN 12 3, SGSIN 17 3, THBKK 16 2, AEDXB 25 3, INDEL 22 2, BRGRU 52 1, AUSYD 30 2',
);
const LAND_TERMINALS = places(
  'DEDUI 61000 6, DEHAM 62500 4, PLWAW 57500 4, HUBUD 60000 2, KZALA 35500 3, UZTAS 39500 2, RUMOW 46000 3, VNHAN 14500 3',
);
/** Groupage pays this part of a TEU's rate per cubic metre, but never less than CNY 260. */
const LCL_PER_TEU_RATE = 1 / 19;
const LEAST_LCL_RATE = 260;

const PLACES: Readonly<Record<TransportService, readonly Place[]>> = {
  'sea-fcl': SEA_PORTS,
  'sea-lcl': SEA_PORTS.map(({ code, rate, weight }) => ({
    code,
    weight,
    rate: Math.max(LEAST_LCL_RATE, rate * LCL_PER_TEU_RATE),
  })),
  air: AIRPORTS,
  land: LAND_TERMINALS,
};

/**
 * Two to four lanes, the main one first with 55 to 72 % of the shipments; sometimes the last is by another service.
 * `size` scales the volume of a shipment (1 = a middling account).
 */
export function chooseLanes(
  main: TransportService,
  scope: LaneScope,
  size: number,
  random: Random,
): readonly AccountLane[] {
  const count = random.integer(2, 4);
  const second = count > 2 && random.chance(0.5) ? secondService(main, random) : main;
  const shares = shareOut(count, random);
  const chosen = new Map<string, AccountLane>();
  for (const [index, share] of shares.entries()) {
    const service = index === count - 1 ? second : main;
    const candidates = candidatesFor(service, scope).filter(({ lane }) => !chosen.has(service + lane));
    const { lane, place } = random.weighted(candidates, (candidate) => candidate.place.weight);
    const [usual = '', other = ''] = random.shuffle(carriersFor(service, INTRA_ASIA.test(place.code)));
    chosen.set(service + lane, {
      service,
      lane,
      share,
      rate: place.rate * random.uniform(0.9, 1.1),
      volume: SERVICES[service].typical * size * random.uniform(0.85, 1.15),
      carriers: [usual, other],
    });
  }
  return [...chosen.values()];
}

function candidatesFor(service: TransportService, scope: LaneScope) {
  const abroad = PLACES[service].filter(
    ({ code }) => scope.country === undefined || DELIVERED_IN[scope.country].test(code),
  );
  const home = new Set(scope.clusters.map((cluster) => terminal(service, cluster)));
  return [...home].flatMap((china) =>
    abroad.map((place) => ({
      place,
      lane: scope.inbound ? `${place.code}-${china}` : `${china}-${place.code}`,
    })),
  );
}

function terminal(service: TransportService, cluster: Cluster): string {
  if (service === 'air') return cluster.airport;
  return service === 'land' ? cluster.landTerminal : cluster.seaPort;
}

/** An importer buys in three towns of different coasts, so that it always has several lanes to choose from. */
export function sourcingTowns(random: Random): readonly Cluster[] {
  const south = random.pick(CLUSTERS.filter(({ team }) => team === SOUTH));
  const others = random.shuffle(CLUSTERS.filter(({ team }) => team !== SOUTH)).slice(0, 2);
  return [south, ...others];
}

function secondService(main: TransportService, random: Random): TransportService {
  if (main === 'sea-fcl') return random.pick(['sea-lcl', 'air']);
  return main === 'sea-lcl' ? random.pick(['sea-fcl', 'air']) : random.pick(['sea-fcl', 'sea-lcl']);
}

function shareOut(count: number, random: Random): readonly number[] {
  const main = random.uniform(0.55, 0.72);
  const rest = Array.from({ length: count - 1 }, () => random.uniform(0.5, 1));
  const total = rest.reduce((sum, part) => sum + part, 0);
  return [main, ...rest.map((part) => ((1 - main) * part) / total)];
}

function places(table: string): readonly Place[] {
  return table.split(', ').map((row) => {
    const [code = '', rate, weight] = row.split(' ');
    return { code, rate: Number(rate), weight: Number(weight) };
  });
}
