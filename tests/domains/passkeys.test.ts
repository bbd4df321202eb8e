import { describe, expect, it } from 'vitest';
import { lockAccount } from '../../src/writes/authority.ts';
import { openTestApi, serveTest } from '../support/api.ts';
import { type SecurityKey, securityKey } from '../support/security-key.ts';
import { newMember, type Visitor, visitor } from '../support/visitor.ts';

const api = await openTestApi({ SIGN_IN: 'on', SITE_NAME: 'Tea' });
const { database } = api;
const ORIGIN = 'http://commonplace';

const WHO = '{ viewer { user { username } } }';
const whoIs = async (browser: Visitor) =>
  (await browser.ask(WHO)).body.data.viewer.user?.username ?? null;

async function add(browser: Visitor, key: SecurityKey, { name = '', origin = ORIGIN } = {}) {
  const begun = await browser.post('/api/auth/passkeys/begin', {});
  const { challenge } = begun.body;
  return browser.post('/api/auth/passkeys/add', {
    name,
    answer: key.create({ challenge, origin }),
  });
}

async function challengeFor(browser: Visitor): Promise<string> {
  return (await browser.post('/api/auth/passkey-sign-in/begin', {})).body.challenge;
}

async function signIn(browser: Visitor, key: SecurityKey, origin = ORIGIN) {
  const challenge = await challengeFor(browser);
  return browser.post('/api/auth/passkey-sign-in', { answer: key.sign({ challenge, origin }) });
}

const list = async (browser: Visitor) =>
  (await browser.post('/api/auth/passkeys', {})).body.passkeys as { id: string; name: string }[];

describe('a passkey', () => {
  it('signs a member in, in any browser, until they remove it', async () => {
    const ada = await newMember(api, 'ada');
    const key = securityKey();
    const begun = await ada.post('/api/auth/passkeys/begin', {});
    expect(begun.body).toMatchObject({
      rp: { id: 'commonplace', name: 'Tea' },
      user: { name: 'ada', displayName: 'ada' },
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    expect((await add(ada, key, { name: ' My \n laptop ' })).status).toBe(201);

    const other = visitor(api);
    const answer = await signIn(other, key);
    expect([answer.status, answer.body]).toEqual([200, { username: 'ada' }]);
    expect(await whoIs(other)).toBe('ada');
    expect((await signIn(other, key)).status).toBe(200);

    const [passkey] = await list(other);
    expect(passkey).toMatchObject({ name: 'My laptop', lastUsedAt: expect.any(String) });
    await other.post('/api/auth/passkeys/remove', { id: passkey?.id });
    expect(await list(ada)).toEqual([]);
    expect((await signIn(visitor(api), key)).status).toBe(401);
    expect(await whoIs(other)).toBe('ada');
  });

  it('of a device that does not count its uses signs in again and again', async () => {
    const browser = await newMember(api, 'cleo');
    const key = securityKey({ counts: false });
    await add(browser, key);
    expect((await signIn(visitor(api), key)).status).toBe(200);
    expect((await signIn(visitor(api), key)).status).toBe(200);
  });

  it('is added only by who has just signed in, and only with a session', async () => {
    expect((await visitor(api).post('/api/auth/passkeys/begin', {})).status).toBe(401);
    const dan = await newMember(api, 'dan');
    const begun = await dan.post('/api/auth/passkeys/begin', {});
    await database.prisma.authSession.updateMany({
      data: { createdAt: new Date(Date.now() - 16 * 60_000) },
    });
    const refused = await dan.post('/api/auth/passkeys/begin', {});
    expect(refused.status).toBe(401);
    expect(refused.body.errors[0].message).toContain('Sign in again');
    const { challenge } = begun.body;
    const answer = securityKey().create({ challenge, origin: ORIGIN });
    expect((await dan.post('/api/auth/passkeys/add', { answer })).status).toBe(401);
    expect(await list(dan)).toEqual([]);
  });

  it('is seen and removed by its owner alone', async () => {
    const eve = await newMember(api, 'eve');
    const fay = await newMember(api, 'fay');
    const key = securityKey();
    await add(fay, key);
    expect(await list(eve)).toEqual([]);
    const [passkey] = await list(fay);
    await eve.post('/api/auth/passkeys/remove', { id: passkey?.id });
    expect((await signIn(visitor(api), key)).status).toBe(200);
    // Nor does a second account get it.
    expect((await add(eve, key)).status).toBe(422);
  });

  it('opens no account that is closed', async () => {
    const gus = await newMember(api, 'gus');
    const key = securityKey();
    await add(gus, key);
    await gus.ask(
      'mutation { closeAccount(input: { username: "gus", writing: KEEP }) { userErrors { message } } }',
    );
    expect((await signIn(visitor(api), key)).status).toBe(401);
    expect(
      await database.prisma.authPasskey.count({ where: { credentialId: key.credentialId } }),
    ).toBe(0);
  });

  it('ends the session that the browser had', async () => {
    const hal = await newMember(api, 'hal');
    const key = securityKey();
    await add(hal, key);
    const before = new Map(hal.cookies);
    await signIn(hal, key);
    expect(await whoIs(hal)).toBe('hal');
    const old = visitor(api);
    for (const [name, value] of before) old.cookies.set(name, value);
    expect((await old.ask(WHO)).status).toBe(401);
  });

  it('has a limit', async () => {
    const ida = await newMember(api, 'ida');
    for (let number = 0; number < 20; number += 1) {
      expect((await add(ida, securityKey())).status).toBe(201);
    }
    const begun = await ida.post('/api/auth/passkeys/begin', {});
    expect([begun.status, begun.body.errors[0].code]).toEqual([422, 'BAD_USER_INPUT']);
  });

  it('has a limit that requests at once do not pass', async () => {
    const ian = await newMember(api, 'ian');
    const bodies = [];
    for (let number = 0; number < 24; number += 1) {
      const { challenge } = (await ian.post('/api/auth/passkeys/begin', {})).body;
      bodies.push({ answer: securityKey().create({ challenge, origin: ORIGIN }) });
    }
    const answers = await Promise.all(
      bodies.map((body) => ian.post('/api/auth/passkeys/add', body)),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
    expect(await list(ian)).toHaveLength(20);
    const [passkey] = await list(ian);
    await ian.post('/api/auth/passkeys/remove', { id: passkey?.id });
    // None was hidden beyond the limit.
    expect(await list(ian)).toHaveLength(19);
  });

  it('is added by one of two devices that answer the same challenge at once', async () => {
    const ivy = await newMember(api, 'ivy');
    for (let round = 0; round < 3; round += 1) {
      const { challenge } = (await ivy.post('/api/auth/passkeys/begin', {})).body;
      const answers = await Promise.all(
        [securityKey(), securityKey()].map((key) =>
          ivy.post('/api/auth/passkeys/add', { answer: key.create({ challenge, origin: ORIGIN }) }),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
      expect(await list(ivy)).toHaveLength(round + 1);
    }
  });

  it.each([true, false])(
    'signs in one of two requests at once with the same signature (the device counts: %s)',
    async (counts) => {
      const name = `joy-${counts ? 'one' : 'two'}`;
      const joy = await newMember(api, name);
      const key = securityKey({ counts });
      await add(joy, key);
      const sessions = () => database.prisma.authSession.count();
      for (let round = 0; round < 3; round += 1) {
        const before = await sessions();
        const challenge = await challengeFor(visitor(api));
        const answer = key.sign({ challenge, origin: ORIGIN });
        const answers = await Promise.all(
          [visitor(api), visitor(api)].map((browser) =>
            browser.post('/api/auth/passkey-sign-in', { answer }),
          ),
        );
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
        expect(await sessions()).toBe(before + 1);
      }
    },
  );

  it('is added by one of two requests at once where one more is allowed', async () => {
    const max = await newMember(api, 'max');
    for (let number = 0; number < 19; number += 1) await add(max, securityKey());
    const both = await Promise.all([add(max, securityKey()), add(max, securityKey())]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
    expect(await list(max)).toHaveLength(20);
  });

  it('is not stored when its session ends while it is on its way', async () => {
    const eve = await newMember(api, 'eve-of-sessions');
    const { challenge } = (await eve.post('/api/auth/passkeys/begin', {})).body;
    const answer = securityKey().create({ challenge, origin: ORIGIN });
    const { prisma } = database;
    const { id } = await prisma.user.findUniqueOrThrow({ where: { username: 'eve-of-sessions' } });
    let adding: ReturnType<Visitor['post']> | undefined;
    await database.transaction(async (tx) => {
      await lockAccount(tx, id);
      adding = eve.post('/api/auth/passkeys/add', { answer });
      // Long enough for it to be checked, and to wait for the account.
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      const { subject } = await tx.prisma.identity.findFirstOrThrow({ where: { userId: id } });
      await tx.prisma.authSession.deleteMany({ where: { userId: subject } });
    });
    expect((await adding)?.status).toBe(401);
    const identity = await prisma.identity.findFirstOrThrow({ where: { userId: id } });
    const where = { userId: identity.subject };
    expect(await prisma.authPasskey.count({ where })).toBe(0);
  });

  it('can have as long a name as devices give, and no longer', async () => {
    const jan = await newMember(api, 'jan');
    const key = securityKey({ idLength: 1_023 });
    expect((await add(jan, key)).status).toBe(201);
    expect((await signIn(visitor(api), key)).status).toBe(200);
    expect((await add(jan, securityKey({ idLength: 1_100 }))).status).toBe(422);
    const { challenge } = (await jan.post('/api/auth/passkeys/begin', {})).body;
    const made = securityKey().create({ challenge, origin: ORIGIN });
    const renamed = { ...made, id: 'AAAA', rawId: 'AAAA' };
    expect((await jan.post('/api/auth/passkeys/add', { answer: renamed })).status).toBe(422);
    expect(await list(jan)).toHaveLength(1);
  });
});

describe('what no device signed for this site and this moment', () => {
  it('signs nobody in', async () => {
    const joe = await newMember(api, 'joe');
    const key = securityKey();
    await add(joe, key);
    const browser = visitor(api);
    const send = (answer: unknown) => browser.post('/api/auth/passkey-sign-in', { answer });
    const sign = async (origin = ORIGIN) =>
      key.sign({ challenge: await challengeFor(browser), origin });
    const good = (await sign()) as { response: Record<string, string> };
    expect((await send(good)).status).toBe(200);

    const statuses = {
      'the same again': await send(good),
      'another site': await send(await sign('https://evil.example')),
      'another port': await send(await sign('http://commonplace:8080')),
      'a challenge of nobody': await send(key.sign({ challenge: 'AAAA', origin: ORIGIN })),
      'no challenge': await send(key.sign({ challenge: '', origin: ORIGIN })),
      'a challenge for adding': await send(
        key.sign({
          challenge: (await joe.post('/api/auth/passkeys/begin', {})).body.challenge,
          origin: ORIGIN,
        }),
      ),
      'another key': await send({ ...(await sign()), id: securityKey().credentialId }),
      'the key of another': await send({
        ...securityKey().sign({ challenge: await challengeFor(browser), origin: ORIGIN }),
        id: key.credentialId,
        rawId: key.credentialId,
      }),
      'a changed signature': await send({
        ...good,
        response: { ...((await sign()) as typeof good).response, signature: 'AAAA' },
      }),
      'no client data': await send({ ...good, response: {} }),
    };
    for (const [what, { status, body }] of Object.entries(statuses)) {
      expect([what, status, body.errors?.[0].code]).toEqual([what, 401, 'UNAUTHENTICATED']);
    }
  });

  it('is refused when it has characters that no name has', async () => {
    const challenge = await challengeFor(visitor(api));
    const answer = securityKey().sign({ challenge, origin: ORIGIN });
    for (const id of ['a\0b', '\ud800', 'a b', '', 'x'.repeat(1_365)]) {
      const body = { answer: { ...answer, id, rawId: id } };
      const { status } = await visitor(api).post('/api/auth/passkey-sign-in', body);
      expect([id, status]).toEqual([id, 422]);
    }
  });

  it('adds no passkey', async () => {
    const kim = await newMember(api, 'kim');
    const lea = await newMember(api, 'lea');
    const begin = async (browser: Visitor) =>
      (await browser.post('/api/auth/passkeys/begin', {})).body.challenge;
    const send = (answer: unknown) => kim.post('/api/auth/passkeys/add', { answer });
    const make = (challenge: string, origin = ORIGIN) =>
      securityKey().create({ challenge, origin });
    const challenge = await begin(kim);
    const statuses = [
      await send(make(await begin(lea))),
      await send(make(await challengeFor(kim))),
      await send(make('AAAA')),
      await send(make(await begin(kim), 'https://evil.example')),
      await send(securityKey({ verifiesUser: false }).create({ challenge, origin: ORIGIN })),
      await send(make(challenge)),
      await send({}),
      await send(null),
    ].map(({ status }) => status);
    expect(statuses).toEqual([422, 422, 422, 422, 422, 422, 422, 422]);
    expect(await list(kim)).toEqual([]);
  });

  it('is refused from pages of other sites', async () => {
    const mia = await newMember(api, 'mia');
    for (const path of ['passkeys', 'passkeys/begin', 'passkeys/add', 'passkeys/remove']) {
      const answer = await mia.post(`/api/auth/${path}`, {}, { origin: 'https://evil.example' });
      expect([path, answer.status]).toEqual([path, 403]);
    }
    const tokenAlone = await visitor(api).get('/api/auth/passkeys');
    expect(tokenAlone.status).toBe(405);
  });
});

it('there are no passkeys where people sign in with a provider alone', async () => {
  const off = serveTest(database, { SIGN_IN: 'off' });
  expect((await visitor(off).post('/api/auth/passkey-sign-in/begin', {})).status).toBe(404);
});
