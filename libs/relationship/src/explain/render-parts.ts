import type { AlertFacts, FallPart } from './alert-facts.js';
import { EXPLAINS } from './explaining-level.js';
import { fallByKind } from './fall-by-kind.js';
import { OTHER_PARTS } from './fall-by-part.js';
import { isVolumeHeld } from './structural-cause.js';
import type { Carrier, Numbers, Phrases } from './words/phrases.js';
import { wholePercents } from './whole-percents.js';

type Dimension = FallPart['dimension'];

/** Services, lanes and kinds (fewer or smaller orders) with their shares of the fall; no shares where there is no fall. */
export function partLines(facts: AlertFacts, phrases: Phrases, numbers: Numbers): readonly string[] {
  return [
    ...toldParts(facts).map(({ part, percent }) => partLine(part, percent, phrases, numbers)),
    ...kindLines(facts, phrases, numbers),
  ];
}

/** The only part of a dimension says what the sentence says; where there is nothing else, it names the lane of the fall. */
function toldParts(facts: AlertFacts): readonly ToldPart[] {
  const [services, lanes] = [namedParts(facts, 'service'), namedParts(facts, 'lane')];
  const several = [services, lanes].filter((parts) => parts.length > 1).flat();
  if (several.length > 0)
    return isVolumeHeld(facts) ? several.map(({ part }) => ({ part, percent: 0 })) : several;
  if (isVolumeHeld(facts)) return [];
  return lanes.length > 0 ? lanes : services;
}

/** The service and the lane that carry at least half of the fall, where the account has more than one. */
export function carriedBy(facts: AlertFacts, phrases: Phrases, numbers: Numbers): readonly string[] {
  const service = carrier(facts, 'service', phrases, numbers);
  const lane = carrier(facts, 'lane', phrases, numbers);
  return service === undefined && lane === undefined ? [] : [phrases.carriedBy(service, lane)];
}

/** The level that explains the fall, and whether others loosen too. */
export function levelLine({ checks }: AlertFacts, phrases: Phrases): string | undefined {
  const level = checks?.level;
  if (level === undefined) return undefined;
  const { dimension, key, judged, loosening } = level;
  return phrases.checks.level({ dimension, name: nameOf(dimension, key, phrases), judged, loosening });
}

/** How a service or a lane is called. */
export function nameOf(dimension: Dimension, key: string, { noName, otherParts, services }: Phrases): string {
  if (key === '') return noName;
  if (key === OTHER_PARTS) return otherParts;
  return dimension === 'service' ? (services.get(key.toLowerCase().replaceAll('-', ' ')) ?? key) : key;
}

function carrier(
  facts: AlertFacts,
  dimension: Dimension,
  phrases: Phrases,
  numbers: Numbers,
): Carrier | undefined {
  if (isVolumeHeld(facts)) return undefined;
  const named = namedParts(facts, dimension).filter(({ part: { key } }) => key !== OTHER_PARTS && key !== '');
  const found = named.find(({ part }) => part.share >= EXPLAINS);
  return found === undefined || named.length < 2
    ? undefined
    : { name: nameOf(dimension, found.part.key, phrases), share: numbers.percent(found.percent / 100) };
}

interface ToldPart {
  readonly part: FallPart;
  /** Its share of the fall in whole percents, which add up to 100 within the dimension. */
  readonly percent: number;
}

/** The parts of a dimension; none where the feed says nothing of it. */
function namedParts({ parts }: AlertFacts, dimension: Dimension): readonly ToldPart[] {
  const found = parts.filter((part) => part.dimension === dimension);
  if (found.every(({ key }) => key === '')) return [];
  const percents = wholePercents(found.map(({ share }) => share));
  return found.map((part, at) => ({ part, percent: percents[at] ?? 0 }));
}

function partLine(part: FallPart, percent: number, phrases: Phrases, numbers: Numbers): string {
  return phrases.partLine({
    dimension: part.dimension,
    name: nameOf(part.dimension, part.key, phrases),
    shipped: numbers.amount(part.shipped),
    expected: numbers.amount(part.expected),
    share: percent === 0 ? undefined : numbers.percent(percent / 100),
  });
}

/** Fewer or smaller orders, with their shares of the fall; that no order came at all is said elsewhere. */
function kindLines(facts: AlertFacts, { checks }: Phrases, numbers: Numbers): readonly string[] {
  const isTold = facts.checks !== undefined && facts.orders > 0 && !isVolumeHeld(facts);
  const kinds = isTold ? fallByKind(facts) : undefined;
  if (kinds === undefined) return [];
  const [fewer = 0, smaller = 0] = wholePercents([kinds.fewer, kinds.smaller]);
  return [
    ...(fewer === 0 ? [] : [checks.fewer(numbers.percent(fewer / 100))]),
    ...(smaller === 0 ? [] : [checks.smaller(numbers.percent(smaller / 100), facts.measure)]),
  ];
}
