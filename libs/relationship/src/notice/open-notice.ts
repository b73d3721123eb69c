import type { EventOfType, MooringEvent } from '../event/catalogue.js';

/** A notice that stands, as it was raised. */
export type OpenNotice =
  | { readonly kind: 'market'; readonly data: EventOfType<'mooring.market.noticed'>['data'] }
  | { readonly kind: 'feed'; readonly data: EventOfType<'mooring.feed.silent'>['data'] };

/** What ends a notice. */
export type NoticeEnd = EventOfType<'mooring.market.noticed'> | EventOfType<'mooring.feed.resumed'>;

/** The notices that stand after an event; the same list when it changes none. */
export function evolveNotices(notices: readonly OpenNotice[], event: MooringEvent): readonly OpenNotice[] {
  const end = noticeEndOf(event);
  if (end !== undefined) {
    const left = notices.filter(({ data }) => data.noticeId !== end.data.noticeId);
    return left.length === notices.length ? notices : left;
  }
  const raised = raisedBy(event);
  if (raised === undefined) return notices;
  return notices.some(({ data }) => data.noticeId === raised.data.noticeId) ? notices : [...notices, raised];
}

/** The event as the end of a notice; undefined when it is none. */
export function noticeEndOf(event: MooringEvent): NoticeEnd | undefined {
  if (event.type === 'mooring.feed.resumed') return event;
  return event.type === 'mooring.market.noticed' && event.data.state === 'over' ? event : undefined;
}

function raisedBy(event: MooringEvent): OpenNotice | undefined {
  if (event.type === 'mooring.feed.silent') return { kind: 'feed', data: event.data };
  return event.type === 'mooring.market.noticed' ? { kind: 'market', data: event.data } : undefined;
}
