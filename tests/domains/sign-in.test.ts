import { describe, expect, it } from 'vitest';
import {
  firstAdministratorLink,
  linkByOperator,
} from '../../src/domains/people/account/sign-in/links.ts';
import { openTestApi, serveTest } from '../support/api.ts';
import { wrongs } from '../support/members.ts';
import { newMember, PASSWORD, type Visitor, visitor } from '../support/visitor.ts';

const api = await openTestApi();
const { database, seed, statements } = api;
const VIEWER = '{ viewer { user { username displayName role } } }';

async function link(username: string | null): Promise<string> {
  const secret = await linkByOperator(database, username);
  if (secret === null) throw new Error(`Nobody is called ${username}`);
  return secret;
}

describe('signing up', () => {
  it('creates an account, signs in, and may write', async () => {
    const ada = await newMember(api, 'ada', { displayName: 'Ada L.' });
    expect((await ada.ask(VIEWER)).body.data.viewer.user).toEqual({
      username: 'ada',
      displayName: 'Ada L.',
      role: 'MEMBER',
    });
    const { body } = await ada.ask(
      `mutation { createPost(input: { title: "Hello", markdown: "By cookie" }) {
        post { title author { username } } userErrors { message } } }`,
    );
    expect(body.data.createPost).toEqual({
      post: { title: 'Hello', author: { username: 'ada' } },
      userErrors: [],
    });
    expect(await wrongs(database)).toEqual([]);
  });

  it('reads the viewer with one statement', async () => {
    const fay = await newMember(api, 'fay');
    statements.clear();
    await fay.ask('{ viewer { id } }');
    expect(statements.names()).toEqual(['account.bySession']);
  });

  it('tells all problems at once, each with its field', async () => {
    await seed.user('grace');
    const { status, body } = await visitor(api).post('/api/auth/sign-up', {
      username: 'grace',
      displayName: 'Moderator',
      password: 'short',
    });
    expect(status).toBe(422);
    expect(body.errors.map(({ path }: { path: string[] }) => path)).toEqual([
      ['username'],
      ['displayName'],
      ['password'],
    ]);
    expect(body.errors[2].message).toBe(
      'A password must have 10 to 200 characters; this one has 5.',
    );
  });

  it.each([
    ['moderator', PASSWORD, 'username'],
    ['not a name', PASSWORD, 'username'],
    ['henriette', 'aaaaaaaaaaaa', 'password'],
    ['henriette', 'Henriette123', 'password'],
  ])('refuses %s with the password %s', async (username, password, field) => {
    const { status, body } = await visitor(api).post('/api/auth/sign-up', { username, password });
    expect([status, body.errors[0].path]).toEqual([422, [field]]);
  });

  it('needs a link where SIGN_UP is off', async () => {
    const closed = serveTest(database, { SIGN_UP: 'off' });
    await seed.user('imported');
    const refused = await visitor(closed).post('/api/auth/sign-up', {
      username: 'stranger',
      password: PASSWORD,
    });
    expect([refused.status, refused.body.errors[0].code]).toEqual([403, 'FORBIDDEN']);
    const claimed = await newMember(closed, '', { link: await link('imported') });
    expect((await claimed.ask(VIEWER)).body.data.viewer.user.username).toBe('imported');
  });
});

describe('signing in', () => {
  it('takes the username, also a former one, and the password', async () => {
    const bob = await newMember(api, 'bob');
    await bob.ask(
      'mutation { changeUsername(input: { username: "robert" }) { userErrors { message } } }',
    );
    for (const username of ['robert', 'Bob', ' robert ']) {
      const browser = visitor(api);
      const { status, body } = await browser.post('/api/auth/sign-in', {
        username,
        password: PASSWORD,
      });
      expect([status, body]).toEqual([200, { username: 'robert' }]);
      expect((await browser.ask(VIEWER)).body.data.viewer.user.username).toBe('robert');
    }
  });

  it('ends with signing out', async () => {
    const cy = await newMember(api, 'cy');
    const cookies = new Map(cy.cookies);
    expect((await cy.post('/api/auth/sign-out', {})).status).toBe(200);
    expect(cy.cookies.size).toBe(0);
    expect((await cy.ask(VIEWER)).body.data.viewer.user).toBeNull();
    const again = visitor(api);
    for (const [name, value] of cookies) again.cookies.set(name, value);
    const { status, body } = await again.ask(VIEWER);
    expect([status, body.errors[0].message]).toEqual([
      401,
      'Your session has ended. Sign in again.',
    ]);
    // The browser forgets it, and is a visitor like any other.
    expect((await again.ask(VIEWER)).status).toBe(200);
  });

  it('changes a password, and ends all other sessions', async () => {
    const dan = await newMember(api, 'dan');
    const other = visitor(api);
    await other.post('/api/auth/sign-in', { username: 'dan', password: PASSWORD });
    const change = { currentPassword: 'not this one', newPassword: 'another horse battery' };
    const refused = await dan.post('/api/auth/password', change);
    expect([refused.status, refused.body.errors[0].path]).toEqual([422, ['currentPassword']]);
    const before = dan.cookies.get('session');
    const done = await dan.post('/api/auth/password', { ...change, currentPassword: PASSWORD });
    expect(done.status).toBe(200);
    expect(dan.cookies.get('session')).not.toBe(before);
    expect((await dan.ask(VIEWER)).body.data.viewer.user.username).toBe('dan');
    expect((await other.ask(VIEWER)).status).toBe(401);
    const old = await visitor(api).post('/api/auth/sign-in', {
      username: 'dan',
      password: PASSWORD,
    });
    expect(old.status).toBe(401);
  });

  it('is not served where SIGN_IN is off', async () => {
    const off = serveTest(database, { SIGN_IN: 'off' });
    const { status } = await visitor(off).post('/api/auth/sign-in', {
      username: 'ada',
      password: PASSWORD,
    });
    expect(status).toBe(404);
  });

  it('uses a cookie with the prefix __Host- where the site has an https address', async () => {
    const secure = serveTest(database, { SITE_URL: 'https://example.org' });
    const response = await secure.app.fetch('https://example.org/api/auth/sign-in', {
      method: 'POST',
      headers: { origin: 'https://example.org', 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'ada', password: PASSWORD }),
    });
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-session=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      ),
    ]);
  });

  it('marks answers as private, and does not store them', async () => {
    const eve = await newMember(api, 'eve');
    const { headers } = await eve.get('/', { accept: 'text/html' });
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(headers.get('vary')?.toLowerCase()).toContain('cookie');
  });
});

describe('links', () => {
  it('make the first administrator, once', async () => {
    const secret = await firstAdministratorLink(database);
    expect(secret).not.toBeNull();
    const shown = await visitor(api).post('/api/auth/link', { link: secret });
    expect(shown.body).toEqual({ isValid: true, username: null });
    const root = await newMember(api, 'root-of-all', { link: secret });
    expect((await root.ask(VIEWER)).body.data.viewer.user.role).toBe('ADMIN');
    expect(await firstAdministratorLink(database)).toBeNull();
  });

  it('let a person take over an imported account, and nobody by its name alone', async () => {
    await seed.user('imported-ida');
    const byName = await visitor(api).post('/api/auth/sign-up', {
      username: 'imported-ida',
      password: PASSWORD,
    });
    expect(byName.body.errors[0].path).toEqual(['username']);
    const secret = await link('imported-ida');
    const shown = await visitor(api).post('/api/auth/link', { link: secret });
    expect(shown.body).toEqual({ isValid: true, username: 'imported-ida' });
    const ida = await newMember(api, '', { link: secret });
    expect((await ida.ask(VIEWER)).body.data.viewer.user.username).toBe('imported-ida');
  });

  it('end what signed in to the account before', async () => {
    const jo = await newMember(api, 'jo');
    const again = await newMember(api, '', { link: await link('jo'), password: 'a newer battery' });
    expect((await again.ask(VIEWER)).body.data.viewer.user.username).toBe('jo');
    expect((await jo.ask(VIEWER)).status).toBe(401);
    const old = { username: 'jo', password: PASSWORD };
    expect((await visitor(api).post('/api/auth/sign-in', old)).status).toBe(401);
  });
});

describe('sessions', () => {
  const SESSIONS =
    '{ viewer { sessions { id userAgent isCurrent createdAt lastUsedAt expiresAt } } }';

  async function signIn(username: string, userAgent: string) {
    const browser = visitor(api);
    await browser.post(
      '/api/auth/sign-in',
      { username, password: PASSWORD },
      { 'user-agent': userAgent },
    );
    return browser;
  }

  it('are listed, and ended one by one or all at once', async () => {
    await newMember(api, 'kim');
    const phone = await signIn('kim', 'A phone');
    const desk = await signIn('kim', `A ${'long '.repeat(100)}name`);
    const { body } = await desk.ask(SESSIONS);
    const { sessions } = body.data.viewer;
    expect(sessions).toHaveLength(3);
    expect(sessions.map(({ isCurrent }: { isCurrent: boolean }) => isCurrent)).toEqual([
      true,
      false,
      false,
    ]);
    expect(sessions[0].userAgent).toHaveLength(300);
    expect(sessions[1].userAgent).toBe('A phone');
    const end =
      'mutation ($id: ID!) { endSession(input: { sessionId: $id }) { endedCount viewer { sessions { id } } userErrors { code } } }';
    const ended = await desk.ask(end, { id: sessions[1].id });
    expect(ended.body.data.endSession).toEqual({
      endedCount: 1,
      viewer: { sessions: [{ id: sessions[0].id }, { id: sessions[2].id }] },
      userErrors: [],
    });
    expect((await phone.ask(VIEWER)).status).toBe(401);
    const again = await desk.ask(end, { id: sessions[1].id });
    expect(again.body.data.endSession.userErrors).toEqual([{ code: 'NOT_FOUND' }]);
    const rest = await desk.ask(
      'mutation { endSessions(input: { keepCurrent: true }) { endedCount viewer { sessions { id } } } }',
    );
    expect(rest.body.data.endSessions).toEqual({
      endedCount: 1,
      viewer: { sessions: [{ id: sessions[0].id }] },
    });
    const all = await desk.ask('mutation { endSessions(input: {}) { endedCount } }');
    expect(all.body.data.endSessions).toEqual({ endedCount: 1 });
    expect((await desk.ask(VIEWER)).status).toBe(401);
  });

  it('of others do not exist', async () => {
    const lea = await newMember(api, 'lea');
    const max = await newMember(api, 'max');
    const { id } = (await lea.ask(SESSIONS)).body.data.viewer.sessions[0];
    const node = await max.ask('query ($id: ID!) { node(id: $id) { id } }', { id });
    expect(node.body.data.node).toBeNull();
    const { body } = await max.ask(
      'mutation ($id: ID!) { endSession(input: { sessionId: $id }) { userErrors { code } } }',
      { id },
    );
    expect(body.data.endSession.userErrors).toEqual([{ code: 'NOT_FOUND' }]);
    expect((await lea.ask(VIEWER)).status).toBe(200);
  });

  it('are extended while they are used, once an hour', async () => {
    const ned = await newMember(api, 'ned');
    const old = new Date(Date.now() - 2 * 3_600_000);
    await database.prisma.authSession.updateMany({
      where: { authUser: { authAccounts: { some: {} } } },
      data: { updatedAt: old, expiresAt: new Date(Date.now() + 3_600_000) },
    });
    const before = ned.cookies.get('session');
    const { headers } = await ned.ask(VIEWER);
    expect(headers.getSetCookie()).toEqual([expect.stringContaining('Max-Age=2592000')]);
    expect(ned.cookies.get('session')).toBe(before);
    const { body } = await ned.ask(SESSIONS);
    expect(Date.parse(body.data.viewer.sessions[0].expiresAt)).toBeGreaterThan(
      Date.now() + 29 * 24 * 3_600_000,
    );
  });
});

describe('tokens', () => {
  const CREATE = `mutation ($name: String!, $scope: TokenScope!, $expiresAt: DateTime) {
    createToken(input: { name: $name, scope: $scope, expiresAt: $expiresAt }) {
      token accessToken { id name scope expiresAt lastUsedAt } viewer { tokens { id } } userErrors { code path message }
    } }`;

  it('are made, shown once, listed and revoked', async () => {
    const pat = await newMember(api, 'pat');
    const { body } = await pat.ask(CREATE, { name: ' My  script ', scope: 'READ' });
    const { token, accessToken, viewer } = body.data.createToken;
    expect(viewer).toEqual({ tokens: [{ id: accessToken.id }] });
    expect(token).toMatch(/^cpl_/);
    expect(accessToken).toMatchObject({ name: 'My script', scope: 'READ', expiresAt: null });
    expect((await api.as(token).ask(VIEWER)).viewer.user.username).toBe('pat');
    const listed = await pat.ask('{ viewer { tokens { id name } } }');
    expect(listed.body.data.viewer.tokens).toEqual([{ id: accessToken.id, name: 'My script' }]);
    const revoked = await pat.ask(
      'mutation ($id: ID!) { revokeToken(input: { tokenId: $id }) { revokedTokenId viewer { tokens { id } } userErrors { code } } }',
      { id: accessToken.id },
    );
    expect(revoked.body.data.revokeToken).toEqual({
      revokedTokenId: accessToken.id,
      viewer: { tokens: [] },
      userErrors: [],
    });
    expect((await api.as(token).answer(VIEWER)).status).toBe(401);
  });

  it('cannot make tokens and links', async () => {
    const ray = await newMember(api, 'ray');
    const { body } = await ray.ask(CREATE, { name: 'one', scope: 'WRITE' });
    const bearer = api.as(body.data.createToken.token);
    const { data } = await bearer.answer(CREATE, { name: 'two', scope: 'WRITE' });
    expect(data.createToken.userErrors[0].code).toBe('FORBIDDEN');
  });

  it('need a name, a time in the future, and room', async () => {
    const sue = await newMember(api, 'sue');
    const { body } = await sue.ask(CREATE, {
      name: ' ',
      scope: 'READ',
      expiresAt: '2001-01-01T00:00:00Z',
    });
    expect(body.data.createToken.userErrors.map(({ path }: { path: string[] }) => path)).toEqual([
      ['input', 'name'],
      ['input', 'expiresAt'],
    ]);
    const { id: userId } = await database.prisma.user.findUniqueOrThrow({
      where: { username: 'sue' },
    });
    await database.prisma.accessToken.createMany({
      data: Array.from({ length: 50 }, (_, index) => ({
        userId,
        name: 'x',
        scope: 'READ',
        hash: `sue-${index}`,
      })),
    });
    const full = await sue.ask(CREATE, { name: 'one more', scope: 'READ' });
    expect(full.body.data.createToken.userErrors[0].message).toContain('You have 50 tokens');
  });
});

describe('createSignInLink', () => {
  const LINK = `mutation ($id: ID!) { createSignInLink(input: { userId: $id }) {
    url expiresAt userErrors { code message } } }`;

  async function withRole(username: string, role: 'MODERATOR' | 'ADMIN') {
    const browser = await newMember(api, username);
    await database.prisma.user.update({ where: { username }, data: { role } });
    await browser.post('/api/auth/sign-in', { username, password: PASSWORD });
    return browser;
  }

  async function linkBy(browser: Visitor, username: string) {
    const { user } = await api.ask(`{ user(username: "${username}") { id } }`);
    return (await browser.ask(LINK, { id: user.id })).body.data.createSignInLink;
  }

  it('lets moderators give away imported accounts, and admins those of members', async () => {
    const moderator = await withRole('mod-one', 'MODERATOR');
    const admin = await withRole('adm-one', 'ADMIN');
    await seed.user('old-timer');
    const { url, expiresAt } = await linkBy(moderator, 'old-timer');
    expect(expiresAt).toBe(new Date(expiresAt).toISOString());
    const secret = new URL(url).searchParams.get('link');
    const owner = await newMember(api, '', { link: secret });
    expect((await owner.ask(VIEWER)).body.data.viewer.user.username).toBe('old-timer');
    const used = await linkBy(moderator, 'old-timer');
    expect(used.userErrors[0]).toEqual({
      code: 'FORBIDDEN',
      message: 'Somebody uses this account. Only admins may give it away.',
    });
    expect((await linkBy(admin, 'old-timer')).userErrors).toEqual([]);
    expect((await linkBy(admin, 'mod-one')).userErrors[0].code).toBe('FORBIDDEN');
    expect((await linkBy(owner, 'mod-one')).userErrors[0].code).toBe('FORBIDDEN');
  });

  it('makes links that end with the role of their maker, or when the account gets a role', async () => {
    const moderator = await withRole('mod-two', 'MODERATOR');
    await seed.user('still-there');
    const { url } = await linkBy(moderator, 'still-there');
    const link = new URL(url).searchParams.get('link');
    const isValid = async () => (await visitor(api).post('/api/auth/link', { link })).body.isValid;
    expect(await isValid()).toBe(true);
    const change = (username: string, role: 'MEMBER' | 'MODERATOR') =>
      database.prisma.user.update({ where: { username }, data: { role } });
    await change('still-there', 'MODERATOR');
    expect(await isValid()).toBe(false);
    await change('still-there', 'MEMBER');
    await change('mod-two', 'MEMBER');
    expect(await isValid()).toBe(false);
  });
});
