import {
  SESSION_LIFETIME,
  type SignInSettings,
} from '../domains/people/account/sign-in/settings.ts';
import { basePathOf } from '../lib/base-path.ts';

/**
 * How the cookies of a site with this address are named. With https they have the prefix `__Host-`: then no other
 * host, and nobody on an unencrypted connection, can set them. Browsers take such cookies from https alone, and with
 * `Path=/` alone: sites below a path have it in their names, so that several of a host keep theirs apart.
 */
export function cookieNames(siteUrl: string | null) {
  const isSecure = siteUrl?.startsWith('https:') === true;
  const place = basePathOf(siteUrl).slice(1).replaceAll('/', '.');
  return {
    isSecure,
    nameOf: (what: string) =>
      `${isSecure ? '__Host-' : ''}${what}${place === '' ? '' : `.${place}`}`,
  };
}

/** The cookie with the secret of a session (RFC 6265bis). */
export interface SessionCookie {
  readonly name: string;
  /** Whether browsers send it over https only. */
  readonly isSecure: boolean;
  /** The name of another cookie of this site. */
  readonly nameOf: (what: string) => string;
  /** Its value in a request; null when the request has none. */
  read(headers: Pick<Headers, 'get'>): string | null;
  /** `Set-Cookie` that keeps a value for another SESSION_LIFETIME. */
  keep(value: string): string;
  /** `Set-Cookie` that deletes it. */
  readonly end: string;
}

export function sessionCookie({ siteUrl }: Pick<SignInSettings, 'siteUrl'>): SessionCookie {
  const { isSecure, nameOf } = cookieNames(siteUrl);
  const name = nameOf('session');
  const attributes = `Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
  return {
    name,
    isSecure,
    nameOf,
    read: (headers) => findCookie(headers, name),
    keep: (value) => `${name}=${value}; Max-Age=${SESSION_LIFETIME}; ${attributes}`,
    end: `${name}=; Max-Age=0; ${attributes}`,
  };
}

/** The value of the first cookie with a name; null when there is none, or it is empty. */
export function findCookie(headers: Pick<Headers, 'get'>, name: string): string | null {
  for (const part of headers.get('cookie')?.split(';') ?? []) {
    const text = part.trim();
    if (text.startsWith(`${name}=`)) return text.slice(name.length + 1) || null;
  }
  return null;
}
