import { checkAll } from '../../../../lib/check-all.ts';
import { inputError } from '../../../../lib/errors.ts';
import { assertNoLookAlike, assertNoRoleName } from '../../../../naming/assert-names.ts';
import { cleanDisplayName, DISPLAY_NAME_MAX_LENGTH } from '../../../../naming/display-name.ts';
import { isTaken, parseUsername, usernameError } from '../username.ts';
import { headersOf, isRefusal, type SignedIn, type SignInEngine, type Visitor } from './engine.ts';
import { finish, wrongPassword } from './finish.ts';
import { noSignUp } from './join-account.ts';
import { deadLink, findLink, type SignInLink } from './links.ts';
import { assertPassword } from './password-rules.ts';
import { addressOf, deleteAuthUser } from './queries.ts';

/** No account has it: better-auth answers as for a wrong password, and takes as long. */
const NO_ADDRESS = 'nobody@users.invalid';

/**
 * Signs in with a username, or a former one, and a password.
 *
 * @throws PublicError UNAUTHENTICATED, the same for a wrong name and for a wrong password, after the same time
 */
export async function signIn(
  engine: SignInEngine,
  input: { readonly username: string; readonly password: string },
  visitor: Visitor,
): Promise<SignedIn> {
  const { api } = await engine.auth();
  const email = (await addressOf(engine.db, input.username)) ?? NO_ADDRESS;
  const { headers, response } = await api
    .signInEmail({
      body: { email, password: input.password },
      headers: headersOf(visitor),
      returnHeaders: true,
    })
    .catch((error: unknown) => {
      throw isRefusal(error) ? wrongPassword() : error;
    });
  return finish(engine, {
    session: { token: response.token, cookies: headers.getSetCookie() },
    visitor,
    newcomer: {
      username: null,
      preferredNames: { username: input.username, displayName: undefined },
      link: null,
      maySignUp: engine.settings.hasSignUp,
    },
  });
}

export interface SignUpInput {
  /** Left out with a link to an account, which has one. */
  readonly username: string;
  readonly displayName: string;
  readonly password: string;
  /** The secret of a link; null without one. */
  readonly link: string | null;
}

/**
 * Creates an account with a password, or takes one over with a link, and signs in.
 *
 * @throws PublicError BAD_USER_INPUT, with everything that is wrong; FORBIDDEN
 */
export async function signUp(
  engine: SignInEngine,
  input: SignUpInput,
  visitor: Visitor,
): Promise<SignedIn> {
  const { db, settings } = engine;
  if (!settings.hasSignUp && input.link === null) throw noSignUp();
  const link = await linkOf(engine, input.link);
  const { username, displayName } = await checkAll({
    username: () => checkUsername(engine, input.username, link),
    displayName: () => checkDisplayName(input.displayName, link),
    password: () => assertPassword(input.password, link?.username ?? input.username, 'password'),
  });
  const { api } = await engine.auth();
  const { noAddress } = await import('./auth.ts');
  const { headers, response } = await api.signUpEmail({
    body: { name: '', email: noAddress(), password: input.password },
    headers: headersOf(visitor),
    returnHeaders: true,
  });
  try {
    return await finish(engine, {
      session: { token: response.token ?? '', cookies: headers.getSetCookie() },
      visitor,
      newcomer: {
        username,
        preferredNames: { username: username ?? '', displayName },
        link: input.link,
        maySignUp: settings.hasSignUp,
      },
    });
  } catch (error) {
    await deleteAuthUser(db, response.user.id);
    throw error;
  }
}

async function linkOf({ db }: SignInEngine, text: string | null): Promise<SignInLink | null> {
  if (text === null) return null;
  const link = await findLink(db, text);
  if (link === null) throw deadLink();
  return link;
}

/** The username that the account gets; null for the account of the link. It is checked again when names are locked. */
async function checkUsername(
  { db }: SignInEngine,
  text: string,
  link: SignInLink | null,
): Promise<string | null> {
  if (link !== null && link.userId !== null) return null;
  const username = parseUsername(text, 'username');
  if (await isTaken(db, username, null)) throw usernameError('username', 'TAKEN');
  if (link === null) await assertNoRoleName(username, 'username');
  await assertNoLookAlike(db, { userId: null, name: username, argument: 'username' });
  return username;
}

/** Undefined: the username is shown. */
async function checkDisplayName(
  text: string,
  link: SignInLink | null,
): Promise<string | undefined> {
  const name = cleanDisplayName(text);
  if (name === '') return undefined;
  if (name.length > DISPLAY_NAME_MAX_LENGTH) {
    throw inputError(
      'displayName',
      `A display name must have at most ${DISPLAY_NAME_MAX_LENGTH} characters; this one has ${name.length}.`,
    );
  }
  if (link === null) await assertNoRoleName(name, 'displayName');
  return name;
}

/**
 * Changes the password of the account of a session. All its sessions end, and this browser gets a new one.
 *
 * @throws PublicError BAD_USER_INPUT
 */
export async function changePassword(
  engine: SignInEngine,
  input: {
    readonly username: string;
    readonly currentPassword: string;
    readonly newPassword: string;
  },
  visitor: Visitor,
): Promise<SignedIn> {
  const { username, currentPassword, newPassword } = input;
  assertPassword(newPassword, username, 'newPassword');
  const { api } = await engine.auth();
  const { headers } = await api
    .changePassword({
      body: { currentPassword, newPassword, revokeOtherSessions: true },
      headers: headersOf(visitor),
      returnHeaders: true,
    })
    .catch((error: unknown) => {
      throw isRefusal(error)
        ? inputError('currentPassword', 'This is not your current password.')
        : error;
    });
  return { username, cookies: headers.getSetCookie() };
}
