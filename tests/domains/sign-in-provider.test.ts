import { afterEach, describe, expect, it } from 'vitest';
import { linkByOperator } from '../../src/domains/people/account/sign-in/links.ts';
import { openTestApi, serveTest } from '../support/api.ts';
import { testEngine } from '../support/database.ts';
import { type Claims, openIdProvider } from '../support/openid-provider.ts';
import { PASSWORD, type Visitor, visitor } from '../support/visitor.ts';

const provider = await openIdProvider('http://commonplace');
const api = await openTestApi(provider.environment);
const { database, seed } = api;
const VIEWER = '{ viewer { user { username displayName } } }';

const pathOf = (address: string) => address.replace('http://commonplace', '');

/** Goes to the provider and comes back; the answer to the coming back. */
async function signInAs(browser: Visitor, claims: Claims, query = '') {
  const began = await browser.get(`/api/auth/provider${query}`);
  expect(began.status).toBe(302);
  const back = provider.authorize(began.headers.get('location') ?? '', claims);
  return { back, ...(await browser.get(pathOf(back))) };
}

const userOf = async (browser: Visitor) => (await browser.ask(VIEWER)).body.data.viewer.user;

describe('signing in with the provider', () => {
  it('creates an account at the first time, and finds it at the next', async () => {
    const ada = { sub: 'ada-1', preferred_username: 'ada', name: 'Ada Lovelace' };
    const first = visitor(api);
    const { status, headers } = await signInAs(first, ada, '?next=/users/ada');
    expect([status, headers.get('location')]).toEqual([302, '/users/ada']);
    expect(await userOf(first)).toEqual({ username: 'ada', displayName: 'Ada Lovelace' });
    const second = visitor(api);
    await signInAs(second, { ...ada, preferred_username: 'somebody-else' });
    expect(await userOf(second)).toEqual({ username: 'ada', displayName: 'Ada Lovelace' });
    expect(await userOf(first)).not.toBeNull();
  });

  it('gives another person with the same name another account', async () => {
    const other = visitor(api);
    await signInAs(other, { sub: 'ada-2', preferred_username: 'ada', name: 'Ada Lovelace' });
    expect((await userOf(other)).username).not.toBe('ada');
  });

  it('uses the account that tokens of the same provider made', async () => {
    const user = await seed.user('by-token');
    const { OIDC_ISSUER: issuer = '' } = provider.environment;
    await database.prisma.identity.create({
      data: { issuer, subject: 'token-person', userId: user.id },
    });
    const browser = visitor(api);
    await signInAs(browser, { sub: 'token-person' });
    expect((await userOf(browser)).username).toBe('by-token');
  });

  it('takes over an imported account with a link, and nobody by the name', async () => {
    await seed.user('imported');
    const link = await linkByOperator(database, 'imported');
    const byName = visitor(api);
    await signInAs(byName, { sub: 'thief', preferred_username: 'imported' });
    expect((await userOf(byName)).username).not.toBe('imported');
    const owner = visitor(api);
    await signInAs(owner, { sub: 'owner' }, `?link=${link}`);
    expect((await userOf(owner)).username).toBe('imported');
    const late = visitor(api);
    const refused = await signInAs(late, { sub: 'late' }, `?link=${link}`);
    expect(refused.headers.get('location')).toContain('/sign-in?error=');
    expect(late.cookies.has('session')).toBe(false);
  });

  it('stores no token of the provider', async () => {
    const accounts = await database.prisma.authAccount.findMany();
    expect(accounts.length).toBeGreaterThan(0);
    for (const { accessToken, refreshToken, idToken } of accounts) {
      expect([accessToken, refreshToken, idToken]).toEqual([null, null, null]);
    }
  });

  it('refuses strangers where SIGN_UP is off', async () => {
    const closed = serveTest(database, { ...provider.environment, SIGN_UP: 'off' });
    const stranger = visitor(closed);
    const { headers } = await signInAs(stranger, { sub: 'stranger' });
    expect(headers.get('location')).toBe('/sign-in?error=provider&reason=closed');
    expect(stranger.cookies.has('session')).toBe(false);
    const member = visitor(closed);
    await signInAs(member, { sub: 'ada-1' });
    expect((await userOf(member)).username).toBe('ada');
  });

  it('turns passwords off with SIGN_IN=provider', async () => {
    const only = serveTest(database, { ...provider.environment, SIGN_IN: 'provider' });
    const body = { username: 'ada', password: PASSWORD };
    expect((await visitor(only).post('/api/auth/sign-in', body)).status).toBe(404);
    const { data } = await only.answer(
      '{ site { signIn { hasPasswords hasSignUp providerName } } }',
    );
    expect(data.site.signIn).toMatchObject({ hasPasswords: false, hasSignUp: true });
    expect(data.site.signIn.providerName).toMatch(/^127\.0\.0\.1:\d+$/);
  });
});

describe('a provider that fails', () => {
  afterEach(() => {
    provider.behaviour = 'answers';
  });

  const AWAY = '/sign-in?error=provider&reason=away';

  /** What is silent is waited for, on one engine: nothing is read meanwhile. */
  const failures = ['is away', 'is silent'] as const;
  const tried = testEngine() === 'pglite' ? failures.slice(0, 1) : failures;

  // One visitor goes there and another comes back, at once.
  it.each(tried)('%s and takes nobody in', async (behaviour) => {
    // A server that has not asked the provider for anything.
    const { app } = serveTest(database, provider.environment);
    const [goer, comer] = [visitor({ app }), visitor(api)];
    const begun = await comer.get('/api/auth/provider');
    const back = provider.authorize(begun.headers.get('location') ?? '', { sub: 'ada-1' });
    provider.behaviour = behaviour;
    const [gone, come] = await Promise.all([
      goer.get('/api/auth/provider'),
      comer.get(pathOf(back)),
    ]);
    expect([gone.status, gone.headers.get('location')]).toEqual([302, AWAY]);
    expect((await goer.get(AWAY)).body).toContain('The provider does not answer.');
    expect(come.status).toBe(302);
    expect(come.headers.get('location')).toMatch(/^\/sign-in\?error=/);
    expect(comer.cookies.has('session')).toBe(false);
    provider.behaviour = 'answers';
    const again = visitor({ app });
    await signInAs(again, { sub: 'ada-1' });
    expect((await again.ask(VIEWER)).body.data.viewer.user.username).toBe('ada');
  });

  it('sends those who never began to the page where one begins', async () => {
    const { status, headers } = await visitor(api).get('/api/auth/callback/oidc?code=a&state=b');
    expect([status, headers.get('location')]).toEqual([302, '/sign-in?error=provider']);
  });
});

describe('attacks on the way to the provider', () => {
  it('refuses an answer that another browser began', async () => {
    const attacker = visitor(api);
    const began = await attacker.get('/api/auth/provider');
    const back = provider.authorize(began.headers.get('location') ?? '', { sub: 'attacker' });
    const victim = visitor(api);
    const { headers } = await victim.get(pathOf(back));
    expect(victim.cookies.has('session')).toBe(false);
    expect(headers.get('location')).toContain('error=');
  });

  it('takes an answer once', async () => {
    const browser = visitor(api);
    const { back } = await signInAs(browser, { sub: 'once' });
    const again = visitor(api);
    for (const [name, value] of browser.cookies)
      if (name !== 'session') again.cookies.set(name, value);
    await again.get(pathOf(back));
    expect(again.cookies.has('session')).toBe(false);
  });

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/%0d%0aSet-Cookie:x=1',
    '/..//evil.example',
  ])('does not send people to %s', async (next) => {
    const browser = visitor(api);
    const { headers } = await signInAs(
      browser,
      { sub: 'next' },
      `?next=${encodeURIComponent(next)}`,
    );
    const location = new URL(headers.get('location') ?? '', 'http://commonplace');
    expect(location.origin).toBe('http://commonplace');
    expect(headers.get('location')).not.toMatch(/^\/\//);
  });
});
