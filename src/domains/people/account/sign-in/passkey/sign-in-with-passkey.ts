import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { PublicError } from '../../../../../lib/errors.ts';
import { headersOf, type SignedIn, type SignInEngine, type Visitor } from '../engine.ts';
import { finish } from '../finish.ts';
import { isOurChallenge, keepChallenge } from './challenge.ts';
import { challengeIn, type DeviceAnswer, loadDevices, type RelyingParty } from './device.ts';
import { noteUse, selectCredential } from './queries.ts';

/** Nobody in particular is asked for: the device knows who has a passkey here. */
const ANYBODY = '';

/** What a browser asks a device to sign. */
export async function beginWithPasskey({ db }: SignInEngine, { site }: { site: RelyingParty }) {
  const { generateAuthenticationOptions } = await loadDevices();
  const options = await generateAuthenticationOptions({
    rpID: site.id,
    userVerification: 'required',
  });
  await keepChallenge(db, { challenge: options.challenge, owner: ANYBODY });
  return options;
}

/**
 * Signs in with what a device signed.
 *
 * @throws PublicError UNAUTHENTICATED, the same whatever is wrong
 */
export async function signInWithPasskey(
  engine: SignInEngine,
  { answer, site }: { readonly answer: DeviceAnswer; readonly site: RelyingParty },
  visitor: Visitor,
): Promise<SignedIn> {
  const authUserId = await checkedOwner(engine, { answer, site });
  const { api } = await engine.auth();
  const { headers, response } = await api.beginSession({
    body: { userId: authUserId },
    headers: headersOf(visitor),
    returnHeaders: true,
  });
  return finish(engine, {
    session: { token: response.token, cookies: headers.getSetCookie() },
    visitor,
    // Whoever has a passkey has an account.
    newcomer: { username: null, link: null, maySignUp: false },
  });
}

async function checkedOwner(
  { db }: SignInEngine,
  { answer, site }: { readonly answer: DeviceAnswer; readonly site: RelyingParty },
): Promise<string> {
  const challenge = challengeIn(answer);
  if (!(await isOurChallenge(db, { challenge, owner: ANYBODY }))) throw wrongPasskey();
  const credential = await selectCredential(db, answer.id);
  if (credential === undefined) throw wrongPasskey();
  const { verifyAuthenticationResponse } = await loadDevices();
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    // Its content is what is checked.
    response: answer as unknown as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.id,
    requireUserVerification: true,
    credential: {
      id: answer.id,
      publicKey: new Uint8Array(Buffer.from(credential.publicKey, 'base64url')),
      counter: credential.counter,
    },
  }).catch(() => {
    throw wrongPasskey();
  });
  const { newCounter: counter } = authenticationInfo;
  if (!verified || !(await noteUse(db, { id: credential.id, counter }))) throw wrongPasskey();
  return credential.authUserId;
}

function wrongPasskey(): PublicError {
  return new PublicError('This passkey does not open an account here. It may have been removed.', {
    code: 'UNAUTHENTICATED',
  });
}
