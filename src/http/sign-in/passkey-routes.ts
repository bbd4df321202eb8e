import * as z from 'zod/mini';
import {
  addPasskey,
  beginAdding,
} from '../../domains/people/account/sign-in/passkey/add-passkey.ts';
import type { RelyingParty } from '../../domains/people/account/sign-in/passkey/device.ts';
import {
  listPasskeys,
  removePasskey,
} from '../../domains/people/account/sign-in/passkey/own-passkeys.ts';
import {
  beginWithPasskey,
  signInWithPasskey,
} from '../../domains/people/account/sign-in/passkey/sign-in-with-passkey.ts';
import { inputError } from '../../lib/errors.ts';
import { isUuid } from '../../lib/uuid.ts';
import { requestInfo } from '../request-info.ts';
import type { Asked } from '../served/served.ts';
import { jsonAnswer } from './answers.ts';
import { readJson, shortText } from './read-json.ts';
import { type Handle, type SignInOptions, sessionOf, visitorOf } from './route.ts';

/** The name of a passkey: up to 1,023 bytes (Web Authentication, section 4), in Base64url. */
const credentialId = z.string().check(z.regex(/^[\w-]{1,1364}$/));

/** What a device answered. The library that checks it reads the rest. */
const deviceAnswer = z.object({
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
  clientExtensionResults: z.record(z.string(), z.unknown()),
  response: z.record(z.string(), z.unknown()),
});

const list: Handle = async (asked, { engine }) =>
  jsonAnswer({ passkeys: await listPasskeys(engine, sessionOf(asked).id) }, asked);

const begin: Handle = async (asked, options) => {
  const adding = { sessionId: sessionOf(asked).id, site: siteOf(asked, options) };
  return jsonAnswer(await beginAdding(options.engine, adding), asked);
};

const ADD = z.object({ name: z._default(shortText, ''), answer: deviceAnswer });

const add: Handle = async (asked, options) => {
  const input = await readJson(asked.request, ADD);
  const adding = { sessionId: sessionOf(asked).id, site: siteOf(asked, options) };
  await addPasskey(options.engine, input, adding);
  return jsonAnswer({}, { ...asked, status: 201 });
};

const REMOVE = z.object({ id: shortText });

const remove: Handle = async (asked, { engine }) => {
  const { id } = await readJson(asked.request, REMOVE);
  if (!isUuid(id)) throw inputError('id', 'This is not the id of a passkey.');
  await removePasskey(engine, { id, sessionId: sessionOf(asked).id });
  return jsonAnswer({}, asked);
};

const beginSignIn: Handle = async (asked, options) => {
  options.attempts.beginPasskey(requestInfo(asked.request).address);
  return jsonAnswer(
    await beginWithPasskey(options.engine, { site: siteOf(asked, options) }),
    asked,
  );
};

const SIGN_IN = z.object({ answer: deviceAnswer });

const signIn: Handle = async (asked, options) => {
  const { answer } = await readJson(asked.request, SIGN_IN);
  const { address } = requestInfo(asked.request);
  const succeed = options.attempts.begin(`passkey ${answer.id}`, address);
  const visitor = await visitorOf(asked, options);
  const given = { answer, site: siteOf(asked, options) };
  const { cookies, ...signedIn } = await signInWithPasskey(options.engine, given, visitor);
  succeed();
  return jsonAnswer(signedIn, { ...asked, cookies });
};

/** A site without an address of its own is where it is asked for. */
function siteOf({ url }: Asked, { engine, siteName }: SignInOptions): RelyingParty {
  const { origin, hostname } = new URL(engine.settings.siteUrl ?? url.origin);
  return { id: hostname, name: siteName, origin };
}

/** Passkeys (WebAuthn): below `/api/auth/`, by POST. */
export const PASSKEY_ROUTES: Readonly<Record<string, Handle>> = {
  passkeys: list,
  'passkeys/begin': begin,
  'passkeys/add': add,
  'passkeys/remove': remove,
  'passkey-sign-in/begin': beginSignIn,
  'passkey-sign-in': signIn,
};
