import { hash, timingSafeEqual } from 'node:crypto';
import type { Principal } from '#pipeline';

const BEARER = /^bearer (.+)$/iu;
const BASIC = /^basic ([\w+/=-]+)$/iu;
/** Who asks with nothing but the token. */
const NAMELESS = 'api';
const LONGEST_NAME = 200;

/**
 * Who presents the token, as a bearer token or as the password of basic authentication, whose user name then is the user's;
 * undefined for everybody else.
 */
export function askerOf(authorization: string | undefined, token: string): Principal | undefined {
  const bearer = BEARER.exec(authorization ?? '')?.[1];
  if (bearer !== undefined)
    return isEqual(bearer, token) ? { kind: 'operator', userId: NAMELESS } : undefined;
  const basic = BASIC.exec(authorization ?? '')?.[1];
  if (basic === undefined) return undefined;
  const [, user = '', password = ''] =
    /^([^:]*):(.*)$/su.exec(Buffer.from(basic, 'base64').toString('utf8')) ?? [];
  return isEqual(password, token) ? { kind: 'operator', userId: nameOf(user) } : undefined;
}

/** What a person is called in the log from now on: a line of at most 200 characters. */
function nameOf(user: string): string {
  return user.replaceAll(/\p{C}/gu, '').trim().slice(0, LONGEST_NAME) || NAMELESS;
}

/** Takes the same time for every text. */
function isEqual(one: string, other: string): boolean {
  return timingSafeEqual(hash('sha256', one, 'buffer'), hash('sha256', other, 'buffer'));
}
