import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { PublicError } from '../../../../../lib/errors.ts';
import type { SignedIn, SignInEngine, Visitor } from '../engine.ts';
import { storeSecret, takeSecret } from '../one-time-secrets.ts';
import { signInAs } from '../sign-in-as.ts';
import {
  CHALLENGE_MINUTES,
  challengeIn,
  type DeviceAnswer,
  loadDevices,
  type RelyingParty,
} from './device.ts';
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
  await storeSecret(db, {
    kind: 'passkey',
    secret: options.challenge,
    value: ANYBODY,
    minutes: CHALLENGE_MINUTES,
  });
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
  return signInAs(engine, authUserId, visitor);
}

async function checkedOwner(
  { db }: SignInEngine,
  { answer, site }: { readonly answer: DeviceAnswer; readonly site: RelyingParty },
): Promise<string> {
  const challenge = challengeIn(answer);
  if ((await takeSecret(db, { kind: 'passkey', secret: challenge })) !== ANYBODY) {
    throw wrongPasskey();
  }
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
