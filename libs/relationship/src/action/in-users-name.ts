import { type DeriveId, derive } from '../event/derive.js';
import type { DataOf, EventType, MooringEvent } from '../event/catalogue.js';
import type { EventOf } from '../event/envelope.js';

/** States what follows from a user's request on its subject, in the user's name; once, as its id is the request's. */
export function inUsersName(request: MooringEvent, deriveId: DeriveId) {
  return <Type extends EventType>(type: Type, data: DataOf<Type>): EventOf<Type, DataOf<Type>> => ({
    ...derive(request, deriveId, { type, subject: request.subject, key: [request.id], data }),
    ...(request.actor === undefined ? {} : { actor: request.actor }),
  });
}
