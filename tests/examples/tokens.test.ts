import { memoryAdapter } from 'better-auth/adapters/memory';
import { toNodeHandler } from 'better-auth/node';
import { decodeJwt, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { identityProvider } from '../../examples/better-auth/identity-provider.mjs';
import { listen } from '../../src/http/server.ts';
import { openTestApi, serveTest } from '../support/api.ts';
import { freePort } from '../support/free-port.ts';
import { signIn, signUp } from './people.ts';

const { database } = await openTestApi();
const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const keys: { expiresAt: Date; publicKey: string }[] = [];
/** Its lists are replaced as it is written to. */
const store = { user: [], session: [], account: [], verification: [], jwks: keys };
const options = {
  url,
  audience: 'commonplace',
  secret: 'of thirty-two characters at least',
  database: memoryAdapter(store),
};
const provider = identityProvider(options);
const server = await listen({ host: '127.0.0.1', port, listener: toNodeHandler(provider) });
afterAll(() => server.stop(0));
afterEach(() => vi.useRealTimers());

const ada = await signUp(url, { username: 'ada', name: 'Ada' });
const settings = {
  JWT_ISSUER: url,
  JWT_AUDIENCE: 'commonplace',
  JWT_JWKS_URL: `${url}/api/auth/jwks`,
};

/** What a server says to each of these tokens. */
async function statuses({ as }: ReturnType<typeof serveTest>, ...tokens: string[]) {
  const answers = tokens.map((token) => as(token).answer('{ viewer { user { username } } }'));
  return (await Promise.all(answers)).map(({ status }) => status);
}

it('tokens for others, of others, without a signature or with a made-up one are refused', async () => {
  const good = await ada.token();
  const others = [
    { ...options, audience: 'others' },
    { ...options, url: 'http://elsewhere.example' },
  ].map(async (changed) => {
    const other = identityProvider(changed);
    return (await signIn(changed.url, 'ada', (request) => other.handler(request))).token();
  });
  const unsigned = new UnsecuredJWT(decodeJwt(good)).encode();
  const [header = '', payload = '', signature = ''] = good.split('.');
  const forged = [header, payload.replace(/^.{9}/, 'eyJpYXQiO'), signature.slice(1)].join('.');
  const symmetric = await new SignJWT(decodeJwt(good))
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(store.jwks[0]?.publicKey));
  const bad = [...(await Promise.all(others)), unsigned, forged, symmetric];

  const api = serveTest(database, settings);
  expect(await statuses(api, good, ...bad)).toEqual([200, 401, 401, 401, 401, 401]);
});

it('a new key is found, and a token is refused once its key is gone', async () => {
  const api = serveTest(database, settings);
  const old = await ada.token();
  expect(await statuses(api, old)).toEqual([200]);
  retireKeys();
  const fresh = await ada.token();
  passSeconds(31);
  expect(await statuses(api, fresh)).toEqual([200]);
  expect(await statuses(api, old, fresh)).toEqual([401, 200]);
});

it('keys are not trusted for long unseen, even if no token names another', async () => {
  const api = serveTest(database, settings);
  const old = await ada.token();
  expect(await statuses(api, old)).toEqual([200]);
  retireKeys();
  passSeconds(9 * 60);
  expect(await statuses(api, old)).toEqual([200]);
  passSeconds(2 * 60);
  expect(await statuses(api, old)).toEqual([401]);
});

/** As if a month and more had passed: the provider publishes them no longer. */
function retireKeys(): void {
  for (const key of store.jwks) key.expiresAt = new Date(0);
}

function passSeconds(seconds: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + seconds * 1000 });
}
