import { headersOf, type SignedIn, type SignInEngine, type Visitor } from './engine.ts';
import { finish } from './finish.ts';

/**
 * Begins a session of a user who has an account, and has shown that it is theirs.
 *
 * @throws PublicError UNAUTHENTICATED when the account is closed
 */
export async function signInAs(
  engine: SignInEngine,
  authUserId: string,
  visitor: Visitor,
): Promise<SignedIn> {
  const { api } = await engine.auth();
  const { headers, response } = await api.beginSession({
    body: { userId: authUserId },
    headers: headersOf(visitor),
    returnHeaders: true,
  });
  return finish(engine, {
    session: { token: response.token, cookies: headers.getSetCookie() },
    visitor,
    newcomer: { username: null, link: null, maySignUp: false },
  });
}
