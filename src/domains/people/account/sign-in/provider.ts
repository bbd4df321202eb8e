import { ProviderUnavailable } from '../identity-provider.ts';
import { headersOf, type SignInEngine, type Visitor } from './engine.ts';
import { finish } from './finish.ts';
import { providerInTime } from './provider-in-time.ts';
import { PROVIDER_ID } from './settings.ts';

/** Where a browser goes next, and the cookies that it gets, as `Set-Cookie` has them. */
export interface Redirect {
  readonly location: string;
  readonly cookies: readonly string[];
}

/** Where the provider's failures are shown. */
export const PROVIDER_FAILURE = '/sign-in?error=provider';

/**
 * Sends a user to the provider (OpenID Connect Core 1.0, code flow with PKCE).
 *
 * @param path of the page of this site to which they come back in the end
 * @throws ProviderUnavailable
 */
export async function beginAtProvider(
  { providerAuth }: SignInEngine,
  path: string,
  visitor: Visitor,
): Promise<Redirect> {
  const { api } = await providerAuth();
  const begun = api.signInSocial({
    body: {
      provider: PROVIDER_ID,
      callbackURL: path,
      errorCallbackURL: PROVIDER_FAILURE,
      disableRedirect: true,
    },
    headers: headersOf(visitor),
    returnHeaders: true,
  });
  const { headers, response } = await providerInTime(begun, 'description').catch(unlessUnknown);
  if (!response.url) throw new Error('better-auth did not say where the provider is');
  return { location: response.url, cookies: headers.getSetCookie() };
}

/** better-auth does not know a provider whose description it could not fetch, and asks again the next time. */
function unlessUnknown(error: unknown): never {
  const { body } = Object(error) as { readonly body?: { readonly code?: unknown } };
  throw body?.code === 'PROVIDER_NOT_FOUND' ? new ProviderUnavailable('description', error) : error;
}

interface ProviderAnswer {
  /** The query string of the address that the provider sent them to. */
  readonly search: string;
  /** The secret of the link with which they came; null without one. */
  readonly link: string | null;
}

/**
 * Takes a user back from the provider.
 *
 * @throws PublicError as `joinAccount`
 * @throws ProviderUnavailable
 */
export async function returnFromProvider(
  engine: SignInEngine,
  { search, link }: ProviderAnswer,
  visitor: Visitor,
): Promise<Redirect> {
  const { providerAuth, settings, cookieName } = engine;
  const origin = settings.siteUrl ?? 'http://localhost';
  const { handler } = await providerAuth();
  const address = `${origin}/api/auth/callback/${PROVIDER_ID}${search}`;
  const answer = await providerInTime(
    handler(new Request(address, { headers: headersOf(visitor) })),
    'token',
  );
  const cookies = answer.headers.getSetCookie();
  const target = new URL(answer.headers.get('location') ?? PROVIDER_FAILURE, origin);
  // There is no page at better-auth's own address, where it sends those who never began.
  const location =
    target.pathname === '/api/auth/error' ? PROVIDER_FAILURE : target.pathname + target.search;
  const value = cookies.find((cookie) => cookie.startsWith(`${cookieName}=`));
  const token =
    value === undefined
      ? null
      : await engine.tokenOf(value.slice(cookieName.length + 1).split(';', 1)[0] ?? '');
  if (token === null) return { location, cookies };
  await finish(engine, {
    session: { token, cookies },
    visitor,
    newcomer: { username: null, link, maySignUp: settings.hasSignUp },
  });
  return { location, cookies };
}
