/** What somebody is to be told, in their language; plain text, which each channel puts into its own form. */
export interface Message {
  /** The same in every attempt; no other message has it. */
  readonly id: string;
  readonly title: string;
  /** Paragraphs. */
  readonly lines: readonly string[];
  /** Where more is to be seen. */
  readonly link?: { readonly text: string; readonly url: string };
}

/** Where somebody is reached. */
export type Channel =
  | { readonly kind: 'email'; readonly address: string }
  /** Somebody's own program, which is sent facts: signed with the secret (`whsec_…`, base64). */
  | { readonly kind: 'webhook'; readonly url: string; readonly secret: string }
  /** A robot in a group chat. */
  | {
      readonly kind: 'dingtalk' | 'wecom' | 'feishu' | 'slack' | 'teams';
      readonly url: string;
      readonly secret?: string;
    };

/** What became of an attempt. */
export type Delivery =
  | { readonly outcome: 'sent' }
  /** It was not delivered, and may be tried again. */
  | { readonly outcome: 'later'; readonly reason: string; readonly afterMs?: number }
  /** It was not delivered, and never will be; gone = the receiver wants nothing any more. */
  | { readonly outcome: 'refused'; readonly reason: string; readonly gone: boolean }
  /** It may have been delivered: the connection broke before the receiver had answered. */
  | { readonly outcome: 'uncertain'; readonly reason: string };

/** Tells somebody something, outside. Never rejects for what is wrong out there. */
export interface Notifier {
  /** @param facts what a webhook is sent beside the words; a webhook may be sent them again under the same id */
  deliver(channel: Channel, message: Message, facts: Readonly<Record<string, unknown>>): Promise<Delivery>;
}
