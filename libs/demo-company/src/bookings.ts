import type { Day } from './calendar.js';
import type { AccountProfile } from './profile.js';
import type { Random } from './random.js';
import { CUSTOMS_FEE, PALLET_FEE, roundVolume, SERVICES, type Service } from './services.js';
import type { Story } from './stories.js';

/** A shipment before it has a number: volume in units of the service, value in CNY. */
export interface Booking {
  readonly accountId: string;
  readonly day: Day;
  readonly service: Service;
  readonly volume: number;
  readonly value: number;
  readonly lane: string;
  readonly carrier: string;
}

const VOLUME_SPREAD = 0.35;
const RATE_SPREAD = 0.12;
const USUAL_CARRIER = 0.8;

/** What an account books on the given days: the transport and the services that come with it. */
export function bookingsOf(
  accountId: string,
  days: readonly Day[],
  profile: AccountProfile,
  story: Story,
  random: Random,
): readonly Booking[] {
  return days.flatMap((day) => {
    const chosen = random.weighted(profile.lanes, ({ share }) => share);
    const size = Math.pow(story.level(day), story.sizePart);
    const volume = roundVolume(chosen.service, random.lognormal(chosen.volume * size, VOLUME_SPREAD));
    const transport: Booking = {
      accountId,
      day,
      service: chosen.service,
      volume,
      value: volume * chosen.rate * random.lognormal(1, RATE_SPREAD),
      lane: chosen.lane,
      carrier: chosen.carriers[random.chance(USUAL_CARRIER) ? 0 : 1],
    };
    const companions = companionsOf(transport, profile, random);
    const lost =
      story.mainLaneLostFrom !== undefined && day >= story.mainLaneLostFrom && chosen === profile.lanes[0];
    return lost ? [] : [transport, ...companions];
  });
}

/** The customs declaration and the pallets in the warehouse that go with a sea shipment. */
function companionsOf(transport: Booking, profile: AccountProfile, random: Random): readonly Booking[] {
  if (transport.service !== 'sea-fcl' && transport.service !== 'sea-lcl') return [];
  const beside = (service: Service, volume: number, fee: number): Booking => ({
    ...transport,
    service,
    volume,
    value: volume * fee * random.lognormal(1, RATE_SPREAD),
    lane: '',
    carrier: '',
  });
  const companions: Booking[] = [];
  if (random.chance(profile.customs)) companions.push(beside('customs', 1, CUSTOMS_FEE));
  if (random.chance(profile.warehousing)) {
    const pallets = roundVolume('warehousing', random.lognormal(SERVICES.warehousing.typical, VOLUME_SPREAD));
    companions.push(beside('warehousing', pallets, PALLET_FEE));
  }
  return companions;
}
