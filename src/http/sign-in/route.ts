import type { SignInEngine, Visitor } from '../../domains/people/account/sign-in/engine.ts';
import { PublicError } from '../../lib/errors.ts';
import { requestInfo } from '../request-info.ts';
import type { HttpExchange } from '../served/endpoint.ts';
import type { SessionCookie } from '../session-cookie.ts';
import type { Attempts } from './attempts.ts';
import type { LinkSender } from './send-links.ts';

export interface SignInOptions {
  readonly engine: SignInEngine;
  readonly cookie: SessionCookie;
  readonly siteName: string;
  /** Null where the site sends no e-mail. */
  readonly sendLinks: LinkSender | null;
}

/** What the routes share. */
export interface RouteOptions extends SignInOptions {
  readonly attempts: Attempts;
}

/** Answers to one address below `/api/auth/`. */
export type Handle = (exchange: HttpExchange, options: RouteOptions) => Promise<Response>;

export async function visitorOf(
  { request: { headers } }: HttpExchange,
  { engine, cookie }: Pick<SignInOptions, 'engine' | 'cookie'>,
): Promise<Visitor> {
  const value = cookie.read(headers);
  return {
    cookie: headers.get('cookie') ?? '',
    userAgent: headers.get('user-agent') ?? '',
    token: value === null ? null : await engine.tokenOf(value),
  };
}

/**
 * The session that a request comes with.
 *
 * @throws PublicError UNAUTHENTICATED
 */
export function sessionOf({ request }: HttpExchange): {
  readonly id: string;
  readonly username: string;
} {
  const { viewer } = requestInfo(request);
  if (viewer.kind === 'anonymous' || viewer.credential.kind !== 'session') {
    throw new PublicError('Sign in first.', { code: 'UNAUTHENTICATED' });
  }
  return { id: viewer.credential.id, username: viewer.username };
}
