import { z } from 'zod';

/** Who a contact is to the account: its own people, or those who work for it. */
export const CONTACT_ROLES = [
  'contact',
  'decision-maker',
  'manager',
  'staff',
  'supplier',
  'carrier',
  'packer',
] as const;

/** Text that only the keys of the persons it is about open (the pipeline's `seal`): base64url. */
export const sealedText = z.string().min(1);

/** A person becomes known, or what is known of them is stated anew: the last statement counts as a whole. */
export const contactStated = z
  .strictObject({
    contactId: z.string().min(1),
    role: z.enum(CONTACT_ROLES),
    /** Personal data under the contact's own key. */
    sealed: z
      .strictObject({
        name: sealedText,
        title: sealedText.exactOptional(),
        phone: sealedText.exactOptional(),
        email: sealedText.exactOptional(),
        note: sealedText.exactOptional(),
      })
      .readonly(),
  })
  .readonly();

/** The contact's key is gone from the vault: what was sealed with it cannot be read any more, here or in any copy. */
export const contactErased = z.strictObject({ contactId: z.string().min(1) }).readonly();

export type ContactRole = (typeof CONTACT_ROLES)[number];
