import { CONTACT_ROLES, DIRECTIONS, FEELINGS, INTERACTION_KINDS } from '#relationship';
import { z } from 'zod';
import { parseCountry } from '../table/parse-country.js';
import { parseLane } from '../table/parse-lane.js';
import { parseService } from '../table/parse-service.js';
import { parseText } from '../table/parse-text.js';
import { parseCurrency, parseUnit } from '../table/parse-unit.js';
import { cellText, identifier, milliUnits } from './cell-schema.js';

const version = z
  .int()
  .min(0)
  .describe('The highest version of a shipment counts; when missing, the milliseconds of the event time');
const line = (characters: number) => cellText((text) => parseText(text, characters)).pipe(z.string());
/** Free text keeps its line breaks. */
const freeText = z
  .string()
  .trim()
  .min(1)
  .max(10_000)
  .refine(
    (text) => text.isWellFormed() && !/[^\P{Cc}\n\r\t]/u.test(text),
    'The text holds a control character.',
  );

/** A whole shipment. */
export const shipmentData = z
  .strictObject({
    shipmentId: identifier,
    version: version.exactOptional(),
    date: z.iso
      .date()
      .exactOptional()
      .describe('Day in the business time zone; when missing, that of the event time'),
    orders: z
      .int()
      .min(0)
      .max(1_000_000)
      .exactOptional()
      .describe('How many orders it stands for; 1 when missing'),
    quantity: milliUnits.exactOptional().describe('In `unit`; three decimals count'),
    unit: cellText(parseUnit).exactOptional().describe('TEU, CBM, kg, …'),
    value: milliUnits.exactOptional().describe('Revenue in `currency`; three decimals count'),
    currency: cellText(parseCurrency).exactOptional().describe('ISO 4217'),
    service: cellText(parseService).exactOptional().describe('sea-fcl, air, 海运整箱, … or your own word'),
    loadType: z.enum(['FCL', 'LCL']).exactOptional(),
    lane: cellText(parseLane).exactOptional().describe('UN/LOCODE pair CNSHA-DEHAM, or your own words'),
    carrier: line(80).exactOptional(),
  })
  .refine(
    ({ orders, quantity, value }) => orders !== undefined || quantity !== undefined || value !== undefined,
    'At least one of orders, quantity and value must be there.',
  );

/** A person of an account, in the clear. */
export const contactData = z.strictObject({
  contactId: identifier,
  name: line(200),
  role: z.enum(CONTACT_ROLES).default('contact'),
  title: line(200).exactOptional(),
  phone: line(60).exactOptional(),
  email: z.email().max(254).exactOptional(),
  note: freeText.exactOptional(),
});

export const cancelData = z.strictObject({ shipmentId: identifier, version: version.exactOptional() });

export const registrationData = z.strictObject({
  name: line(200),
  nameEn: line(200).exactOptional(),
  country: cellText(parseCountry).exactOptional().describe('ISO 3166 alpha-2, or its name'),
  tier: z.enum(['A', 'B', 'C']).exactOptional(),
});

export const assignmentData = z.strictObject({ owner: identifier, team: line(80).exactOptional() });

/** A call, a visit, …; free text in the clear. */
export const interactionData = z.strictObject({
  interactionId: identifier.exactOptional().describe('When missing, the id of the event'),
  date: z.iso
    .date()
    .exactOptional()
    .describe('Day in the business time zone; when missing, that of the event time'),
  kind: z.enum(INTERACTION_KINDS),
  direction: z.enum(DIRECTIONS).exactOptional(),
  contactIds: z.array(identifier).max(20).default([]),
  feeling: z.enum(FEELINGS).exactOptional(),
  note: freeText.exactOptional(),
  nextStep: freeText.exactOptional(),
  nextStepDue: z.iso.date().exactOptional(),
  by: identifier.exactOptional().describe('Who of ours it was'),
});
