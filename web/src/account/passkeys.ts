import type {
  PublicKeyCredentialCreationOptionsJSON as CreationOptions,
  PublicKeyCredentialRequestOptionsJSON as RequestOptions,
  WebAuthnError,
} from '@simplewebauthn/browser';
import { type Posted, postJson } from '../forms/post-json.ts';
import type { Problem } from '../forms/problem.ts';

/** A passkey of the member, as the server lists it. */
export interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
}

/** Whether this browser has passkeys for this site: there are none for addresses that are numbers. */
export function hasPasskeys(): boolean {
  return 'PublicKeyCredential' in window && !/^[\d.]+$|:/.test(window.location.hostname);
}

/** @throws Error when there is no answer */
export async function listPasskeys(): Promise<readonly Passkey[]> {
  const { body } = await postJson<{ passkeys: readonly Passkey[] }>('/api/auth/passkeys', {});
  return body?.passkeys ?? [];
}

/** Has the device make a passkey. Gives what is wrong. */
export async function addPasskey(name: string): Promise<readonly Problem[]> {
  const begun: Posted<CreationOptions> = await postJson('/api/auth/passkeys/begin', {});
  if (begun.body === null) return begun.problems;
  const { startRegistration } = await import('@simplewebauthn/browser');
  try {
    const answer = await startRegistration({ optionsJSON: begun.body });
    return (await postJson('/api/auth/passkeys/add', { name, answer })).problems;
  } catch (error) {
    return [{ field: null, message: whyNot(error) }];
  }
}

export async function removePasskey(id: string): Promise<readonly Problem[]> {
  return (await postJson('/api/auth/passkeys/remove', { id })).problems;
}

/** Has the device sign. Gives what is wrong. */
export async function signInWithPasskey(): Promise<readonly Problem[]> {
  const begun: Posted<RequestOptions> = await postJson('/api/auth/passkey-sign-in/begin', {});
  if (begun.body === null) return begun.problems;
  const { startAuthentication } = await import('@simplewebauthn/browser');
  try {
    const answer = await startAuthentication({ optionsJSON: begun.body });
    return (await postJson('/api/auth/passkey-sign-in', { answer })).problems;
  } catch (error) {
    return [{ field: null, message: whyNot(error) }];
  }
}

/** Browsers name their errors, and do not say whether a user cancelled or nothing happened for too long. */
function whyNot(error: unknown): string {
  const { name, message } = error as WebAuthnError;
  if (name === 'InvalidStateError') return 'This device has a passkey for your account already.';
  if (name === 'NotAllowedError') return 'The device did not answer, or you cancelled. Try again.';
  return message;
}
