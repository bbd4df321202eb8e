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
import type { HttpExchange } from '../served/endpoint.ts';
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

const list: Handle = async (exchange, { engine }) =>
  jsonAnswer({ passkeys: await listPasskeys(engine, sessionOf(exchange).id) }, exchange);

const begin: Handle = async (exchange, options) => {
  const adding = { sessionId: sessionOf(exchange).id, site: siteOf(exchange, options) };
  return jsonAnswer(await beginAdding(options.engine, adding), exchange);
};

const ADD = z.object({ name: z._default(shortText, ''), answer: deviceAnswer });

const add: Handle = async (exchange, options) => {
  const input = await readJson(exchange.request, ADD);
  const adding = { sessionId: sessionOf(exchange).id, site: siteOf(exchange, options) };
  await addPasskey(options.engine, input, adding);
  return jsonAnswer({}, { ...exchange, status: 201 });
};

const REMOVE = z.object({ id: shortText });

const remove: Handle = async (exchange, { engine }) => {
  const { id } = await readJson(exchange.request, REMOVE);
  if (!isUuid(id)) throw inputError('id', 'This is not the id of a passkey.');
  await removePasskey(engine, { id, sessionId: sessionOf(exchange).id });
  return jsonAnswer({}, exchange);
};

const beginSignIn: Handle = async (exchange, options) => {
  options.attempts.beginPasskey(requestInfo(exchange.request).address);
  return jsonAnswer(
    await beginWithPasskey(options.engine, { site: siteOf(exchange, options) }),
    exchange,
  );
};

const SIGN_IN = z.object({ answer: deviceAnswer });

const signIn: Handle = async (exchange, options) => {
  const { answer } = await readJson(exchange.request, SIGN_IN);
  const { address } = requestInfo(exchange.request);
  const succeed = options.attempts.begin(`passkey ${answer.id}`, address);
  const visitor = await visitorOf(exchange, options);
  const signing = { answer, site: siteOf(exchange, options) };
  const { cookies, ...signedIn } = await signInWithPasskey(options.engine, signing, visitor);
  succeed();
  return jsonAnswer(signedIn, { ...exchange, cookies });
};

/** A site without an address of its own is where it is asked for. */
function siteOf({ url }: HttpExchange, { engine, siteName }: SignInOptions): RelyingParty {
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
