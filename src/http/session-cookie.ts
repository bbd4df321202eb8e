import {
  SESSION_LIFETIME,
  type SignInSettings,
} from '../domains/people/account/sign-in/settings.ts';

/** The cookie with the secret of a session (RFC 6265bis). */
export interface SessionCookie {
  readonly name: string;
  /** Whether browsers send it over https only. */
  readonly isSecure: boolean;
  /** Its value in a request; null when the request has none. */
  read(headers: Pick<Headers, 'get'>): string | null;
  /** `Set-Cookie` that keeps a value for another SESSION_LIFETIME. */
  keep(value: string): string;
  /** `Set-Cookie` that deletes it. */
  readonly end: string;
}

/**
 * A site with an https address uses the prefix `__Host-`: then no other host, and nobody on an unencrypted connection,
 * can set the cookie. Browsers take such a cookie from https alone, so other sites do without.
 */
export function sessionCookie({ siteUrl }: Pick<SignInSettings, 'siteUrl'>): SessionCookie {
  const isSecure = siteUrl?.startsWith('https:') === true;
  const name = isSecure ? '__Host-session' : 'session';
  const attributes = `Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
  return {
    name,
    isSecure,
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
