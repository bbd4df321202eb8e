import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import { v7 as newId } from 'uuid';
import type { StatementReader } from '../../../../../db/database.ts';
import { inputError, PublicError } from '../../../../../lib/errors.ts';
import { lockAccount } from '../../../../../writes/authority.ts';
import type { SignInEngine } from '../engine.ts';
import { storeSecret, takeSecret } from '../one-time-secrets.ts';
import {
  CHALLENGE_MINUTES,
  challengeIn,
  type DeviceAnswer,
  loadDevices,
  type RelyingParty,
} from './device.ts';
import {
  insertPasskey,
  MAX_PASSKEYS,
  NEW_SESSION_MINUTES,
  type SessionOwner,
  selectOwner,
  selectPasskeys,
} from './queries.ts';

interface AddOptions {
  readonly sessionId: string;
  readonly site: RelyingParty;
}

/**
 * What a browser asks its device for, to make a passkey of the member.
 *
 * @throws PublicError UNAUTHENTICATED when they did not sign in just now, BAD_USER_INPUT
 */
export async function beginAdding({ db }: SignInEngine, { sessionId, site }: AddOptions) {
  const owner = await newOwner(db, sessionId);
  const passkeys = await selectPasskeys(db, owner.authUserId);
  if (passkeys.length >= MAX_PASSKEYS) throw tooMany();
  const { generateRegistrationOptions } = await loadDevices();
  const options = await generateRegistrationOptions({
    rpName: site.name,
    rpID: site.id,
    userID: new Uint8Array(Buffer.from(owner.authUserId)),
    userName: owner.username,
    userDisplayName: owner.displayName,
    attestationType: 'none',
    // The user has to show that the device is theirs: the passkey is all that is asked for.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: passkeys.map(({ credentialId }) => ({ id: credentialId })),
  });
  await storeSecret(db, {
    kind: 'passkey',
    secret: options.challenge,
    value: owner.authUserId,
    minutes: CHALLENGE_MINUTES,
  });
  return options;
}

const MAX_NAME_LENGTH = 50;

/**
 * Stores the passkey that a device made.
 *
 * @throws PublicError UNAUTHENTICATED, BAD_USER_INPUT
 */
export async function addPasskey(
  { db }: SignInEngine,
  input: { readonly name: string; readonly answer: DeviceAnswer },
  { sessionId, site }: AddOptions,
): Promise<void> {
  const { answer } = input;
  const owner = await newOwner(db, sessionId);
  const name = nameOf(input.name);
  const challenge = challengeIn(answer);
  const askedBy = await takeSecret(db, { kind: 'passkey', secret: challenge });
  if (askedBy !== owner.authUserId) throw notMade();
  const { verifyRegistrationResponse } = await loadDevices();
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    // Its content is what is checked.
    response: answer as unknown as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.id,
    requireUserVerification: true,
  }).catch(() => {
    throw notMade();
  });
  if (!verified) throw notMade();
  const { id, publicKey, counter } = registrationInfo.credential;
  // To sign in, the device names it by the same id, whose length has a limit.
  if (id !== answer.id) throw notMade();
  const isStored = await db.transaction(async (tx) => {
    // The end of the session waits for this lock, or was first: then nothing is stored.
    await lockAccount(tx, owner.userId);
    await newOwner(tx, sessionId);
    return insertPasskey(tx, {
      id: newId(),
      authUserId: owner.authUserId,
      credentialId: id,
      publicKey: Buffer.from(publicKey).toString('base64url'),
      counter,
      name,
    });
  });
  if (!isStored) throw tooMany();
}

async function newOwner(reader: StatementReader, sessionId: string): Promise<SessionOwner> {
  const owner = await selectOwner(reader, sessionId);
  if (owner?.isNew === true) return owner;
  throw new PublicError(
    `You can add a passkey within ${NEW_SESSION_MINUTES} minutes after you sign in. Sign in again.`,
    { code: 'UNAUTHENTICATED' },
  );
}

function nameOf(text: string): string {
  const name = text
    .normalize('NFC')
    .replaceAll(/[\s\p{C}]+/gu, ' ')
    .trim();
  if (name === '') return 'Passkey';
  if (name.length > MAX_NAME_LENGTH) {
    throw inputError('name', `A name must have at most ${MAX_NAME_LENGTH} characters.`);
  }
  return name;
}

function tooMany(): PublicError {
  return inputError('name', `You can have ${MAX_PASSKEYS} passkeys. Remove one first.`);
}

function notMade(): PublicError {
  return inputError('answer', 'The passkey could not be checked. Try again.');
}
