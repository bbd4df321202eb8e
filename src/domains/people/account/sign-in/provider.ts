import { headersOf, type SignInEngine, type Visitor } from './engine.ts';
import { finish } from './finish.ts';
import { PROVIDER_ID } from './settings.ts';

/** Where a browser goes next, and the cookies that it gets, as `Set-Cookie` has them. */
export interface Redirect {
  readonly location: string;
  readonly cookies: readonly string[];
}

/** Where the provider's failures are shown. */
export const PROVIDER_FAILURE = '/sign-in?error=provider';

/**
 * Sends somebody to the provider (OpenID Connect Core 1.0, code flow with PKCE).
 *
 * @param path of the page of this site to which they come back in the end
 */
export async function beginAtProvider(
  { providerAuth }: SignInEngine,
  path: string,
  visitor: Visitor,
): Promise<Redirect> {
  const { api } = await providerAuth();
  const { headers, response } = await api.signInSocial({
    body: {
      provider: PROVIDER_ID,
      callbackURL: path,
      errorCallbackURL: PROVIDER_FAILURE,
      disableRedirect: true,
    },
    headers: headersOf(visitor),
    returnHeaders: true,
  });
  if (!response.url) throw new Error('better-auth did not say where the provider is');
  return { location: response.url, cookies: headers.getSetCookie() };
}

interface ProviderAnswer {
  /** The query string of the address that the provider sent them to. */
  readonly search: string;
  /** The secret of the link with which they came; null without one. */
  readonly link: string | null;
}

/**
 * Takes somebody back from the provider.
 *
 * @throws PublicError as `joinAccount`
 */
export async function returnFromProvider(
  engine: SignInEngine,
  { search, link }: ProviderAnswer,
  visitor: Visitor,
): Promise<Redirect> {
  const { providerAuth, settings, cookieName } = engine;
  const origin = settings.siteUrl ?? 'http://localhost';
  const { handler } = await providerAuth();
  const answer = await handler(
    new Request(`${origin}/api/auth/callback/${PROVIDER_ID}${search}`, {
      headers: headersOf(visitor),
    }),
  );
  const cookies = answer.headers.getSetCookie();
  const target = new URL(answer.headers.get('location') ?? PROVIDER_FAILURE, origin);
  const location = target.pathname + target.search;
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
