import { UnsecuredJWT } from 'jose';
import pino from 'pino';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { listen } from '../../src/http/server.ts';
import { openTestApi, serveTest } from '../support/api.ts';
import { freePort } from '../support/free-port.ts';
import { member } from '../support/members.ts';

const api = await openTestApi();
const ada = await member(api, 'ada');
const WHO = '{ viewer { user { username } } }';
/** Long enough that its keys have to be asked for. */
const TOKEN = `${new UnsecuredJWT({}).encode()}c2lnbmVk`.replace(/^[^.]+/, header());

const logged: string[] = [];
beforeEach(() => void logged.splice(0));

it.each([
  ['refuses connections', async () => `http://127.0.0.1:${await freePort()}/jwks`],
  ['is silent', () => serve(() => {})],
  ['fails', () => serve((_request, response) => response.writeHead(500).end())],
  ['answers with something else', () => serve((_request, response) => response.end('{}'))],
])('a provider that %s: 503 soon, and a line in the log', async (_what, start) => {
  const server = serveTest(
    api.database,
    { JWT_ISSUER: 'https://id.example', JWT_AUDIENCE: 'us', JWT_JWKS_URL: await start() },
    pino({ level: 'warn' }, { write: (line) => logged.push(line) }),
  );
  const { status, headers, data, errors } = await server.as(TOKEN).answer(WHO);
  expect({ status, data, errors }).toMatchObject({
    status: 503,
    data: undefined,
    errors: [{ extensions: { code: 'UNAVAILABLE' } }],
  });
  expect(headers.get('retry-after')).toBe('10');
  expect(headers.get('cache-control')).toBe('private, no-store');
  // To wait for a provider that is silent is slow, too, and has a line of its own.
  const lines = logged
    .map((line) => JSON.parse(line))
    .filter(({ msg }) => msg !== 'slow operation');
  expect(lines).toEqual([
    expect.objectContaining({
      msg: 'request failed',
      code: 'UNAVAILABLE',
      reason: expect.stringMatching(
        /^the identity provider does not answer: no keys from http.+ \(.+\)$/,
      ),
    }),
  ]);
  expect(await server.ask(WHO)).toEqual({ viewer: { user: null } });
});

it('personal tokens need no provider', async () => {
  expect(await ada.ask(WHO)).toEqual({ viewer: { user: { username: 'ada' } } });
});

function header(): string {
  return Buffer.from(JSON.stringify({ alg: 'EdDSA', kid: 'one' })).toString('base64url');
}

async function serve(listener: Parameters<typeof listen>[0]['listener']): Promise<string> {
  const { url, stop } = await listen({ host: '127.0.0.1', port: 0, listener });
  afterAll(() => stop(0));
  return `${url}/jwks`;
}
