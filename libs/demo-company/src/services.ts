export type Service = 'sea-fcl' | 'sea-lcl' | 'air' | 'land' | 'customs' | 'warehousing';
export type TransportService = Exclude<Service, 'customs' | 'warehousing'>;

export interface ServiceTerms {
  readonly unit: string;
  /** Start of the shipment numbers. */
  readonly prefix: string;
  /** Volumes are multiples of this many units, and at least `least`. */
  readonly step: number;
  readonly least: number;
  /** Volume of a middling account's shipment, in units. */
  readonly typical: number;
}

export const SERVICES: Readonly<Record<Service, ServiceTerms>> = {
  'sea-fcl': { unit: 'TEU', prefix: 'SF', step: 1, least: 1, typical: 3 },
  'sea-lcl': { unit: 'CBM', prefix: 'SL', step: 0.1, least: 0.5, typical: 9 },
  air: { unit: 'kg', prefix: 'AF', step: 1, least: 100, typical: 850 },
  land: { unit: 'truck', prefix: 'LT', step: 1, least: 1, typical: 1.2 },
  customs: { unit: 'declaration', prefix: 'CD', step: 1, least: 1, typical: 1 },
  warehousing: { unit: 'pallet', prefix: 'WH', step: 1, least: 1, typical: 10 },
};

/** CNY per declaration and per pallet. */
export const CUSTOMS_FEE = 480;
export const PALLET_FEE = 85;

const CARRIERS: Readonly<Record<TransportService, readonly string[]>> = {
  'sea-fcl': ['COSCO', 'Maersk', 'MSC', 'CMA CGM', 'ONE', 'Hapag-Lloyd', 'Evergreen', 'OOCL'],
  'sea-lcl': ['ECU Worldwide', 'Shipco Transport', 'Vanguard Logistics', 'SACO Shipping'],
  air: [
    'Air China Cargo',
    'China Cargo Airlines',
    'Cathay Cargo',
    'Lufthansa Cargo',
    'Cargolux',
    'Emirates SkyCargo',
    'Qatar Airways Cargo',
  ],
  land: ['中铁集装箱', 'RTSB', 'DHL Freight', 'DB Cargo Eurasia', 'Kerry Logistics'],
};
const INTRA_ASIA_CARRIERS = ['SITC', 'Wan Hai', 'TS Lines', 'COSCO', 'Evergreen'];

/** Carriers that an account on this lane may book with. */
export function carriersFor(service: TransportService, intraAsia: boolean): readonly string[] {
  return intraAsia && service === 'sea-fcl' ? INTRA_ASIA_CARRIERS : CARRIERS[service];
}

/** Rounds a volume to what the service is sold in. */
export function roundVolume(service: Service, volume: number): number {
  const { step, least } = SERVICES[service];
  return Number(Math.max(least, Math.round(volume / step) * step).toFixed(1));
}
