import { hash, timingSafeEqual } from 'node:crypto';

/** Who may look at the board. */
export interface BoardUser {
  readonly user: string;
  readonly password: string;
}

const BASIC = /^basic ([\w+/=-]+)$/iu;

/** Whether a request presents the user and the password by basic authentication. */
export function isSignedIn(authorization: string | undefined, { user, password }: BoardUser): boolean {
  const presented = BASIC.exec(authorization ?? '')?.[1];
  // Compared whole: how long it takes tells nothing about either of them. A user has no colon.
  return (
    presented !== undefined &&
    isEqual(Buffer.from(presented, 'base64').toString('utf8'), `${user}:${password}`)
  );
}

/** Takes the same time for every text. */
function isEqual(one: string, other: string): boolean {
  return timingSafeEqual(hash('sha256', one, 'buffer'), hash('sha256', other, 'buffer'));
}
