import * as z from 'zod/mini';
import { ProviderUnavailable } from '../../domains/people/account/identity-provider.ts';
import { findLink } from '../../domains/people/account/sign-in/links.ts';
import { changePassword, signIn, signUp } from '../../domains/people/account/sign-in/password.ts';
import {
  beginAtProvider,
  PROVIDER_FAILURE,
  returnFromProvider,
} from '../../domains/people/account/sign-in/provider.ts';
import { endSession } from '../../domains/people/account/sign-in/sessions.ts';
import { isFromOwnPage, originsOf } from '../own-page.ts';
import { foreignPage } from '../refusal.ts';
import { requestInfo } from '../request-info.ts';
import { findCookie, type SessionCookie } from '../session-cookie.ts';
import { jsonAnswer, redirect, refusedAnswer } from '../sign-in/answers.ts';
import { createAttempts } from '../sign-in/attempts.ts';
import { MAIL_ROUTES } from '../sign-in/mail-routes.ts';
import { PASSKEY_ROUTES } from '../sign-in/passkey-routes.ts';
import { readJson, shortText } from '../sign-in/read-json.ts';
import { type Handle, type SignInOptions, sessionOf, visitorOf } from '../sign-in/route.ts';
import type { Endpoint, HttpExchange } from './endpoint.ts';

/** Where people sign in. */
const SIGN_IN_PATH = '/api/auth/';

/**
 * Signs people in and out, for the pages of this site alone. Every POST takes and answers JSON; refusals have the form
 * of `refusedAnswer`. The secret of a session is in its cookie and nowhere else.
 */
export function signInRoutes(signInOptions: SignInOptions): Endpoint {
  const options = { ...signInOptions, attempts: createAttempts() };
  const { engine, sendLinks } = options;
  const { hasPasswords, provider, siteUrl } = engine.settings;
  const posts: Readonly<Record<string, Handle>> = {
    'sign-out': signOutRoute,
    link: linkRoute,
    ...(hasPasswords
      ? {
          'sign-in': signInRoute,
          'sign-up': signUpRoute,
          password: passwordRoute,
          ...PASSKEY_ROUTES,
        }
      : {}),
    ...(hasPasswords && sendLinks !== null ? MAIL_ROUTES : {}),
  };
  const gets: Readonly<Record<string, Handle>> =
    provider === null ? {} : { provider: providerRoute, 'callback/oidc': callbackRoute };

  return {
    matches: ({ url }) => url.pathname.startsWith(SIGN_IN_PATH),
    async answer(exchange) {
      const { request, url, Response } = exchange;
      const name = url.pathname.slice(SIGN_IN_PATH.length);
      const [method, handle] = Object.hasOwn(posts, name)
        ? ['POST', posts[name]]
        : ['GET', Object.hasOwn(gets, name) ? gets[name] : undefined];
      if (handle === undefined) return null;
      if (request.method !== method) {
        return new Response(null, { status: 405, headers: { allow: String(method) } });
      }
      try {
        requestInfo(request).hasWritten = true;
        if (method === 'POST' && isFromOwnPage(originsOf(request), siteUrl) !== true) {
          throw foreignPage();
        }
        return await handle(exchange, options);
      } catch (error) {
        return refusedAnswer(error, exchange);
      }
    },
  };
}

const SIGN_IN = z.object({ username: shortText, password: shortText });

const signInRoute: Handle = async (exchange, options) => {
  const { request, Response } = exchange;
  const { username, password } = await readJson(request, SIGN_IN);
  const name = username.trim().toLowerCase();
  const succeed = options.attempts.begin(name, requestInfo(request).address);
  const visitor = await visitorOf(exchange, options);
  const { cookies, ...answer } = await signIn(
    options.engine,
    { username: name, password },
    visitor,
  );
  succeed();
  return jsonAnswer(answer, { Response, cookies });
};

const SIGN_UP = z.object({
  username: z._default(shortText, ''),
  displayName: z._default(shortText, ''),
  password: shortText,
  link: z._default(z.nullable(shortText), null),
});

const signUpRoute: Handle = async (exchange, options) => {
  const { request, Response } = exchange;
  const input = await readJson(request, SIGN_UP);
  const giveBack = options.attempts.beginSignUp(requestInfo(request).address);
  try {
    const visitor = await visitorOf(exchange, options);
    const { cookies, ...answer } = await signUp(options.engine, input, visitor);
    return jsonAnswer(answer, { Response, cookies, status: 201 });
  } catch (error) {
    giveBack();
    throw error;
  }
};

const signOutRoute: Handle = async (exchange, options) => {
  const { token } = await visitorOf(exchange, options);
  await endSession(options.engine.db, token);
  return jsonAnswer({}, { Response: exchange.Response, cookies: [options.cookie.end] });
};

const LINK = z.object({ link: shortText });

/** What a link is for. It is asked by POST, so that its secret is in no address but that of the page. */
const linkRoute: Handle = async ({ request, Response }, { engine }) => {
  const { link } = await readJson(request, LINK);
  const found = await findLink(engine.db, link);
  return jsonAnswer({ isValid: found !== null, username: found?.username ?? null }, { Response });
};

const PASSWORD = z.object({ currentPassword: shortText, newPassword: shortText });

const passwordRoute: Handle = async (exchange, options) => {
  const { request, Response } = exchange;
  const input = await readJson(request, PASSWORD);
  const { username } = sessionOf(exchange);
  const succeed = options.attempts.begin(username, requestInfo(request).address);
  const visitor = await visitorOf(exchange, options);
  const { cookies } = await changePassword(options.engine, { ...input, username }, visitor);
  succeed();
  return jsonAnswer({ username }, { Response, cookies });
};

const providerRoute: Handle = async (exchange, options) => {
  const { url, Response } = exchange;
  const visitor = await visitorOf(exchange, options);
  const path = localPath(url.searchParams.get('next'));
  const keep = linkCookieOf(options.cookie).set(url.searchParams.get('link') ?? '');
  try {
    const { location, cookies } = await beginAtProvider(options.engine, path, visitor);
    return redirect({ location, cookies: [...cookies, keep] }, Response);
  } catch (error) {
    return providerFailed(error, exchange, [keep]);
  }
};

/** A person reads it: on the page where they began, with why. */
function providerFailed(
  error: unknown,
  exchange: HttpExchange,
  cookies: readonly string[],
): Response {
  const { Response } = exchange;
  const refused = refusedAnswer(error, exchange);
  const isAway = error instanceof ProviderUnavailable;
  if (refused.status >= 500 && !isAway) return refused;
  const reason = isAway ? '&reason=away' : refused.status === 403 ? '&reason=closed' : '';
  return redirect({ location: `${PROVIDER_FAILURE}${reason}`, cookies }, Response);
}

const callbackRoute: Handle = async (exchange, options) => {
  const { request, url, Response } = exchange;
  const linkCookie = linkCookieOf(options.cookie);
  const link = findCookie(request.headers, linkCookie.name);
  const forget = linkCookie.set('');
  try {
    const visitor = await visitorOf(exchange, options);
    const answer = { search: url.search, link };
    const { location, cookies } = await returnFromProvider(options.engine, answer, visitor);
    return redirect({ location, cookies: [...cookies, forget] }, Response);
  } catch (error) {
    return providerFailed(error, exchange, [options.cookie.end, forget]);
  }
};

/** How long a user may be at the provider, in s. */
const LINK_COOKIE_LIFETIME = 600;

/** The cookie that keeps a link while a user is at the provider. */
function linkCookieOf({ isSecure, nameOf }: SessionCookie) {
  const name = nameOf('sign-in-link');
  return {
    name,
    set(link: string): string {
      const value = /^[\w-]{1,100}$/.test(link) ? link : '';
      const age = value === '' ? 0 : LINK_COOKIE_LIFETIME;
      return `${name}=${value}; Max-Age=${age}; Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
    },
  };
}

/** A path of this site. Anything else, such as `//example.org`, is the front page. */
function localPath(text: string | null): string {
  if (text === null || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(text)) return '/';
  const { pathname, search } = new URL(text, 'http://localhost');
  return pathname.startsWith('//') ? '/' : pathname + search;
}
