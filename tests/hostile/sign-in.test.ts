import { createHmac, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { setBan, setRole } from '../../src/domains/moderation/ban/by-operator.ts';
import { linkByOperator } from '../../src/domains/people/account/sign-in/links.ts';
import { openTestApi, serveTest } from '../support/api.ts';
import { newMember, PASSWORD, type Visitor, visitor } from '../support/visitor.ts';

const api = await openTestApi();
const { database, seed, statements } = api;
const VIEWER = '{ viewer { user { username } } }';
const WRITE = 'mutation { markNotificationsRead(input: {}) { userErrors { message } } }';
const credentials = (username: string) => ({ username, password: PASSWORD });
const isSignedIn = async (browser: Visitor) =>
  (await browser.ask(VIEWER)).body.data?.viewer.user != null;

function thief(of: Visitor): Visitor {
  const browser = visitor(api);
  for (const [name, value] of of.cookies) browser.cookies.set(name, value);
  return browser;
}

describe('session fixation', () => {
  it('gives a new session at each sign-in, and ends the one before', async () => {
    const mallory = await newMember(api, 'mallory');
    await newMember(api, 'victim');
    const planted = thief(mallory);
    await planted.post('/api/auth/sign-in', credentials('victim'));
    expect(planted.cookies.get('session')).not.toBe(mallory.cookies.get('session'));
    expect(await isSignedIn(mallory)).toBe(false);
  });

  it('does not take a session that the client made up', async () => {
    const browser = visitor(api);
    browser.cookies.set('session', 'a'.repeat(32));
    await browser.post('/api/auth/sign-in', credentials('victim'));
    expect(browser.cookies.get('session')).not.toContain('a'.repeat(32));
  });
});

describe('a forged cookie', () => {
  it.each([
    ['without a signature', (token: string) => token],
    ['signed with another secret', (token: string) => `${token}.${sign(token, 'other')}`],
    ['with an empty signature', (token: string) => `${token}.`],
    ['that is no text', () => '%E0%A4%A'],
    ['with a NUL', () => 'a%00b.c'],
  ])('%s is refused without a look-up in the database', async (_name, forge) => {
    const member = await newMember(api, `forged-${randomBytes(4).toString('hex')}`);
    const [token = ''] = decodeURIComponent(member.cookies.get('session') ?? '').split('.');
    statements.clear();
    const { status } = await visitor(api).post(
      '/graphql',
      { query: VIEWER },
      {
        cookie: `session=${encodeURIComponent(forge(token)).replaceAll('%25', '%')}`,
      },
    );
    expect(status).toBe(401);
    expect(statements.names()).toEqual([]);
  });

  function sign(token: string, secret: string): string {
    return createHmac('sha256', secret).update(token).digest('base64');
  }
});

describe('the database', () => {
  it('has neither passwords nor the secrets of sessions and links', async () => {
    const nora = await newMember(api, 'nora');
    const [token = ''] = decodeURIComponent(nora.cookies.get('session') ?? '').split('.');
    const link = await linkByOperator(database, 'nora');
    const { prisma } = database;
    const rows = JSON.stringify([
      await prisma.authSession.findMany(),
      await prisma.authAccount.findMany(),
      await prisma.authUser.findMany(),
      await prisma.signInLink.findMany(),
    ]);
    expect(token).toHaveLength(32);
    for (const secret of [token, PASSWORD, link ?? '']) expect(rows).not.toContain(secret);
  });

  it('is not shown in answers', async () => {
    const otto = visitor(api);
    const { body } = await otto.post('/api/auth/sign-up', credentials('otto'));
    expect(body).toEqual({ username: 'otto' });
  });
});

describe('requests of other sites', () => {
  const foreign = {
    'a foreign Origin': { origin: 'https://evil.example' },
    'the Origin null': { origin: 'null' },
    'no Origin': { origin: '' },
    'Sec-Fetch-Site: cross-site': { 'sec-fetch-site': 'cross-site' },
    'Sec-Fetch-Site: same-site': { 'sec-fetch-site': 'same-site' },
    'a foreign Origin that begins with ours': { origin: 'http://commonplace.evil.example' },
  };

  it.each(Object.entries(foreign))('with %s neither write nor sign in', async (_name, given) => {
    const pia = await newMember(api, `pia-${randomBytes(4).toString('hex')}`);
    const headers = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
    async function send(path: string, body: object): Promise<number> {
      const cookie = `session=${pia.cookies.get('session')}`;
      const response = await api.app.fetch(`http://commonplace${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie, ...headers },
        body: JSON.stringify(body),
      });
      return response.status;
    }
    expect(await send('/graphql', { query: WRITE })).toBe(403);
    expect(await send('/graphql', { query: VIEWER })).toBe(403);
    expect(await send('/api/auth/sign-in', credentials('victim'))).toBe(403);
    expect(await send('/api/auth/sign-out', {})).toBe(403);
    expect(await isSignedIn(pia)).toBe(true);
  });

  it('cannot send forms', async () => {
    const quin = await newMember(api, 'quin');
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data']) {
      const form = { 'content-type': type };
      expect((await quin.post('/graphql', { query: WRITE }, form)).status).toBe(415);
      expect((await quin.post('/api/auth/sign-out', {}, form)).status).toBe(200);
      expect((await visitor(api).post('/api/auth/sign-in', credentials('quin'), form)).status).toBe(
        415,
      );
    }
  });

  it('read nothing by GET, but a typed address does', async () => {
    const rosa = await newMember(api, 'rosa');
    const path = `/graphql?query=${encodeURIComponent(VIEWER)}`;
    expect((await rosa.get(path, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await rosa.get(path, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await rosa.get(path, { 'sec-fetch-site': 'none' })).status).toBe(200);
    expect((await rosa.get(path, { 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  it('cannot write by GET', async () => {
    const sam = await newMember(api, 'sam');
    const { status } = await sam.get(`/graphql?query=${encodeURIComponent(WRITE)}`);
    expect(status).toBe(405);
  });

  it('do not need an Origin with a token', async () => {
    expect((await api.answer(VIEWER)).status).toBe(200);
  });
});

describe('a session', () => {
  it.each([
    [
      'a ban',
      (username: string) =>
        setBan(database, { username, until: new Date('2099-01-01'), reason: 'Test' }),
    ],
    [
      'a promotion',
      (username: string) => setRole(database, { username, role: 'MODERATOR', reason: 'Test' }),
    ],
    [
      'closing the account',
      (username: string) =>
        database.prisma.user.update({ where: { username }, data: { closedAt: new Date() } }),
    ],
  ])('ends at once with %s', async (name, act) => {
    const username = `tom-${name.replaceAll(' ', '-')}`;
    const tom = await newMember(api, username);
    const stolen = thief(tom);
    expect(await isSignedIn(stolen)).toBe(true);
    await act(username);
    expect(await isSignedIn(stolen)).toBe(false);
    expect(await isSignedIn(tom)).toBe(false);
  });

  it('ends when its account is closed by its owner, and so does its password', async () => {
    const una = await newMember(api, 'una');
    const before = await database.prisma.authUser.count();
    const { body } = await una.ask(
      'mutation { closeAccount(input: { username: "una", writing: ANONYMISE }) { userErrors { message } } }',
    );
    expect(body.data.closeAccount.userErrors).toEqual([]);
    expect((await una.ask(VIEWER)).status).toBe(401);
    expect((await visitor(api).post('/api/auth/sign-in', credentials('una'))).status).toBe(401);
    expect(await database.prisma.authUser.count()).toBe(before - 1);
  });

  it('lets a banned member sign in again, and read, but not write', async () => {
    await newMember(api, 'vic');
    await setBan(database, { username: 'vic', until: new Date('2099-01-01'), reason: 'Test' });
    const vic = visitor(api);
    expect((await vic.post('/api/auth/sign-in', credentials('vic'))).status).toBe(200);
    expect(await isSignedIn(vic)).toBe(true);
    const { body } = await vic.ask(WRITE);
    expect(JSON.stringify(body)).toContain('You are banned until');
  });

  it('is deleted where a person has more than 50 of them', async () => {
    const first = await newMember(api, 'wendy');
    const user = await database.prisma.authSession.findFirstOrThrow({ orderBy: { id: 'desc' } });
    await database.prisma.authSession.createMany({
      data: Array.from({ length: 60 }, (_, index) => ({
        token: `x${index}`,
        userId: user.userId,
        expiresAt: new Date('2099-01-01'),
      })),
    });
    const last = visitor(api);
    await last.post('/api/auth/sign-in', credentials('wendy'));
    expect(await isSignedIn(last)).toBe(true);
    expect(await isSignedIn(first)).toBe(false);
    expect(await database.prisma.authSession.count({ where: { userId: user.userId } })).toBe(50);
  });
});

describe('guessing', () => {
  it('learns nothing from the answer to an unknown name, a wrong password and a closed account', async () => {
    await newMember(api, 'xena');
    await newMember(api, 'yuri');
    await seed.user('never-signed-in');
    await database.prisma.user.update({
      where: { username: 'yuri' },
      data: { closedAt: new Date() },
    });
    const answers = [];
    for (const username of [
      'xena',
      'nobody-at-all',
      'yuri',
      'never-signed-in',
      "' or 1=1 --",
      '',
    ]) {
      const { status, body, headers } = await visitor(api).post('/api/auth/sign-in', {
        username,
        password: 'a wrong password',
      });
      headers.delete('x-request-id');
      // Where reads follow writes to replicas, all answers have a token of the present second.
      const shown = JSON.stringify([status, body, [...headers]]);
      answers.push(shown.replaceAll(/[0-9a-f]+\.\d+\.[\w-]{43}/g, 'TOKEN'));
    }
    expect(new Set(answers).size).toBe(1);
  });

  it('takes as long for an unknown name as for a wrong password', async () => {
    await newMember(api, 'zara');
    const times: Record<string, number[]> = { zara: [], 'no-such-zara': [] };
    for (let round = 0; round < 7; round += 1) {
      for (const [username, list] of Object.entries(times)) {
        const begin = performance.now();
        await visitor(api).post('/api/auth/sign-in', { username, password: 'a wrong password' });
        list.push(performance.now() - begin);
      }
    }
    const [known = 0, unknown = 0] = Object.values(times).map((list) => Math.min(...list));
    // Both compute a hash, which takes most of the time.
    expect(unknown).toBeGreaterThan(known * 0.4);
    expect(known).toBeGreaterThan(unknown * 0.4);
  });

  it('is stopped after ten attempts at one account, also at the same time, and for one account only', async () => {
    await newMember(api, 'aaron');
    await newMember(api, 'abel');
    const wrong = { username: 'aaron', password: 'a wrong password' };
    const tries = await Promise.all(
      Array.from({ length: 14 }, () => visitor(api).post('/api/auth/sign-in', wrong)),
    );
    expect(tries.filter(({ status }) => status === 401)).toHaveLength(10);
    const refused = tries.find(({ status }) => status === 429);
    expect(refused?.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(refused?.body.errors[0].code).toBe('RATE_LIMITED');
    // The right password is refused as well, else it would be known.
    expect((await visitor(api).post('/api/auth/sign-in', credentials('aaron'))).status).toBe(429);
    expect((await visitor(api).post('/api/auth/sign-in', credentials('AARON '))).status).toBe(429);
    expect((await visitor(api).post('/api/auth/sign-in', credentials('abel'))).status).toBe(200);
  });

  it('cannot use huge bodies and other types', async () => {
    const browser = visitor(api);
    const long = { username: 'a', password: 'x'.repeat(20_000) };
    expect((await browser.post('/api/auth/sign-in', long)).status).toBe(413);
    for (const body of [null, [], 'text', { username: 1, password: {} }, {}]) {
      expect([400, 422]).toContain((await browser.post('/api/auth/sign-in', body)).status);
    }
    expect((await browser.get('/api/auth/sign-in')).status).toBe(405);
  });

  it('finds no endpoint of the library', async () => {
    const browser = await newMember(api, 'bess');
    for (const path of [
      'get-session',
      'list-sessions',
      'ok',
      'error',
      'update-user',
      'sign-in/email',
    ]) {
      expect((await browser.get(`/api/auth/${path}`)).status).toBe(404);
      expect((await browser.post(`/api/auth/${path}`, {})).status).toBe(404);
    }
  });
});

describe('a link', () => {
  const ROLE = '{ viewer { user { username role } } }';

  it('works once', async () => {
    const link = await linkByOperator(database, null);
    await newMember(api, 'chief', { link });
    const second = await visitor(api).post('/api/auth/sign-up', { ...credentials('chef'), link });
    expect([second.status, second.body.errors[0].path]).toEqual([422, ['link']]);
    expect(await database.prisma.user.findUnique({ where: { username: 'chef' } })).toBeNull();
  });

  it('works once also for two who use it at the same time', async () => {
    await seed.user('wanted');
    const link = await linkByOperator(database, 'wanted');
    const before = await database.prisma.authUser.count();
    const both = await Promise.all(
      [1, 2, 3].map(() => visitor(api).post('/api/auth/sign-up', { password: PASSWORD, link })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
    expect(await database.prisma.authUser.count()).toBe(before + 1);
    const admin = await linkByOperator(database, null);
    const chiefs = await Promise.all(
      ['chief-one', 'chief-two'].map((name) =>
        visitor(api).post('/api/auth/sign-up', { ...credentials(name), link: admin }),
      ),
    );
    expect(chiefs.map(({ status }) => status).sort()).toEqual([201, 422]);
  });

  it('stops working when it is old, when a new one was made, and when its account is closed', async () => {
    const user = await seed.user('slow-one');
    const old = await linkByOperator(database, 'slow-one');
    const next = await linkByOperator(database, 'slow-one');
    const use = (link: string | null) =>
      visitor(api).post('/api/auth/sign-up', { password: PASSWORD, link });
    expect((await use(old)).status).toBe(422);
    await database.prisma.signInLink.updateMany({
      where: { userId: user.id },
      data: { expiresAt: new Date(Date.now() - 1000) },
    });
    expect((await use(next)).status).toBe(422);
    const last = await linkByOperator(database, 'slow-one');
    await database.prisma.user.update({ where: { id: user.id }, data: { closedAt: new Date() } });
    expect((await use(last)).status).toBe(422);
  });

  it('does not make an administrator of who guesses', async () => {
    const refused = await visitor(api).post('/api/auth/sign-up', {
      ...credentials('guesser'),
      link: randomBytes(32).toString('base64url'),
    });
    expect(refused.status).toBe(422);
    const plain = await newMember(api, 'plain', { role: 'ADMIN' });
    expect((await plain.ask(ROLE)).body.data.viewer.user.role).toBe('MEMBER');
  });
});

describe('two who want one name at the same time', () => {
  it('do not both get it', async () => {
    const both = await Promise.all(
      [1, 2, 3].map(() => visitor(api).post('/api/auth/sign-up', credentials('contested'))),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
    // What was made for the others is gone.
    const orphans = await database.prisma.$queryRaw<{ n: bigint }[]>`
      select count(*) as n from auth_users a
      where not exists (select from identities i where i.subject = a.id::text)`;
    expect(Number(orphans[0]?.n)).toBe(0);
  });
});

describe('a server with another secret', () => {
  it('does not take the sessions of this one', async () => {
    const dora = await newMember(api, 'dora');
    const other = serveTest(database, { SIGN_IN_SECRET: 's'.repeat(40) });
    const browser = visitor(other);
    for (const [name, value] of dora.cookies) browser.cookies.set(name, value);
    expect((await browser.ask(VIEWER)).status).toBe(401);
  });
});
