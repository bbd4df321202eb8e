import { afterAll, describe, expect, it, vi } from 'vitest';
import { createLink, linkByOperator } from '../../src/domains/people/account/sign-in/links.ts';
import { openTestApi } from '../support/api.ts';
import { openMailbox } from '../support/mailbox.ts';
import { member } from '../support/members.ts';
import { newMember, PASSWORD, type Visitor, visitor } from '../support/visitor.ts';

const mailbox = await openMailbox();
afterAll(() => mailbox.close());
const api = await openTestApi({
  SMTP_URL: mailbox.url,
  MAIL_FROM: 'Tea <noreply@tea.example>',
  SITE_URL: 'http://commonplace',
  WRITE_LIMITS: 'off',
});

const UPDATE =
  'mutation ($address: String) { updateMailAddress(input: { address: $address }) { userErrors { message } } }';

async function linkTo(address: string, path: string): Promise<string> {
  const pattern = new RegExp(`http://commonplace(${path}[\\w.%-]+)`);
  return vi.waitFor(
    () => {
      const mails = mailbox.mails.filter(({ to }) => to.includes(address));
      const [, link] = mails.flatMap(({ source }) => pattern.exec(source) ?? []);
      if (link === undefined) throw new Error(`No link to ${path} came for ${address}`);
      return link;
    },
    { timeout: 10_000, interval: 20 },
  );
}

async function confirm(address: string): Promise<void> {
  const link = await linkTo(address, '/mail/confirm\\?token=');
  const { status } = await api.app.fetch(`http://commonplace${link}`, { method: 'POST' });
  expect(status).toBe(200);
}

const forget = (browser: Visitor, address: string) =>
  browser.post('/api/auth/lost-password', { address });

describe('a lost password', () => {
  it('is replaced by a link to the confirmed address, which ends all sessions', async () => {
    const ada = await newMember(api, 'ada');
    await ada.ask(UPDATE, { address: 'Ada@example.org' });
    await confirm('Ada@example.org');
    const browser = visitor(api);
    const { status, body } = await forget(browser, 'ada@EXAMPLE.org');
    expect([status, body]).toEqual([202, {}]);
    const path = await linkTo('Ada@example.org', '/sign-up\\?link=');
    const link = new URL(path, 'http://commonplace').searchParams.get('link');
    const done = await browser.post('/api/auth/sign-up', { password: 'a newer battery', link });
    expect([done.status, done.body]).toEqual([201, { username: 'ada' }]);
    expect((await ada.ask('{ viewer { id } }')).status).toBe(401);
    const old = { username: 'ada', password: PASSWORD };
    expect((await visitor(api).post('/api/auth/sign-in', old)).status).toBe(401);
  });

  async function withAddress(username: string) {
    const address = `${username}@example.com`;
    const browser = await newMember(api, username);
    await browser.ask(UPDATE, { address });
    await confirm(address);
    return { browser, address };
  }

  const ownerBy = async (link: string | null) =>
    (await visitor(api).post('/api/auth/link', { link })).body.username;
  const takeOver = async (link: string | null) =>
    (await visitor(api).post('/api/auth/sign-up', { password: 'another battery', link })).status;

  async function mailedLink(address: string): Promise<string | null> {
    await forget(visitor(api), address);
    const path = await linkTo(address, '/sign-up\\?link=');
    return new URL(path, 'http://commonplace').searchParams.get('link');
  }

  /** As an admin makes it on the page of a member. */
  async function linkByAdmin(username: string): Promise<string> {
    const { prisma } = api.database;
    const { id: userId } = await prisma.user.findUniqueOrThrow({ where: { username } });
    const admin = await prisma.user.upsert({
      where: { username: 'an-admin' },
      create: { username: 'an-admin', displayName: 'An admin', role: 'ADMIN' },
      update: {},
    });
    return api.database.transaction((tx) => createLink(tx, { userId, createdById: admin.id }));
  }

  it('ends no link that the operator or an admin made, whoever asks', async () => {
    const { address } = await withAddress('pam');
    const byOperator = await linkByOperator(api.database, 'pam');
    await mailedLink(address);
    expect(await ownerBy(byOperator)).toBe('pam');
    const byAdmin = await linkByAdmin('pam');
    expect(await ownerBy(byOperator)).toBeNull();
    const { length } = mailbox.mails;
    await forget(visitor(api), address);
    await vi.waitFor(() => expect(mailbox.mails.length).toBeGreaterThan(length));
    expect(await ownerBy(byAdmin)).toBe('pam');
    expect(await takeOver(byAdmin)).toBe(201);
  });

  it('ends the link that was sent before', async () => {
    const { address } = await withAddress('quin');
    const first = await mailedLink(address);
    const { length } = mailbox.mails;
    await forget(visitor(api), address);
    await vi.waitFor(() => expect(mailbox.mails.length).toBeGreaterThan(length));
    expect(await ownerBy(first)).toBeNull();
  });

  it('leaves the address, and the link by which the operator gives the account back', async () => {
    const { browser, address } = await withAddress('rob');
    await api.database.prisma.mailAccount.updateMany({ data: { tokenSentAt: null } });
    await browser.ask(UPDATE, { address: 'rob-next@example.com' });
    const confirmation = await linkTo('rob-next@example.com', '/mail/confirm\\?token=');
    const byOperator = await linkByOperator(api.database, 'rob');
    expect(await takeOver(await mailedLink(address))).toBe(201);
    await api.app.fetch(`http://commonplace${confirmation}`, { method: 'POST' });
    const user = await api.database.prisma.user.findUniqueOrThrow({ where: { username: 'rob' } });
    const mail = () =>
      api.database.prisma.mailAccount.findUniqueOrThrow({ where: { userId: user.id } });
    expect(await mail()).toMatchObject({ address, isForSignIn: true, pendingAddress: null });
    expect(await takeOver(byOperator)).toBe(201);
    expect(await mail()).toMatchObject({ address: null, isForSignIn: false });
  });

  it('is no way back to an account that was taken over by a link of the operator', async () => {
    const { browser, address } = await withAddress('sam');
    await api.database.prisma.mailAccount.updateMany({ data: { tokenSentAt: null } });
    await browser.ask(UPDATE, { address: 'sam-next@example.com' });
    const confirmation = await linkTo('sam-next@example.com', '/mail/confirm\\?token=');
    const byAdmin = await linkByAdmin('sam');
    const lost = await mailedLink(address);
    const secret = await api.database.prisma.user
      .findUniqueOrThrow({ where: { username: 'sam' } })
      .then(({ id }) =>
        api.database.transaction((tx) =>
          createLink(tx, { userId: id, createdById: null, isMailed: true }),
        ),
      );
    expect(await ownerBy(lost)).toBeNull();
    expect(await takeOver(byAdmin)).toBe(201);
    expect([await ownerBy(secret), await ownerBy(byAdmin)]).toEqual([null, null]);
    const confirmed = await api.app.fetch(`http://commonplace${confirmation}`, { method: 'POST' });
    expect(confirmed.status).not.toBe(200);
    const before = mailbox.mails.length;
    for (const to of [address, 'sam-next@example.com']) {
      await forget(visitor(api), to);
      await visitor(api).post('/api/auth/mail-link', { address: to });
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(mailbox.mails.length).toBe(before);
  });

  it('answers the same for an address that nobody has, and sends nothing', async () => {
    const before = mailbox.mails.length;
    const { status, body } = await forget(visitor(api), 'nobody@example.org');
    expect([status, body]).toEqual([202, {}]);
    await forget(visitor(api), 'not an address');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(mailbox.mails.length).toBe(before);
  });

  it('is not replaced by an address that is not confirmed, or that a token asked for', async () => {
    const bob = await newMember(api, 'bob');
    await bob.ask(UPDATE, { address: 'bob@example.org' });
    const thief = await member(api, 'cy');
    await thief.ask(UPDATE, { address: 'thief@example.org' });
    await confirm('thief@example.org');
    const before = mailbox.mails.length;
    await forget(visitor(api), 'bob@example.org');
    await forget(visitor(api), 'thief@example.org');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(mailbox.mails.slice(before)).toEqual([]);
  });

  it('is not replaced by an address that a session of yesterday asks for', async () => {
    const dan = await newMember(api, 'dan');
    const createdAt = new Date(Date.now() - 16 * 60_000);
    await api.database.prisma.authSession.updateMany({ data: { createdAt } });
    for (const address of ['thief2@example.org', null]) {
      const { body } = await dan.ask(UPDATE, { address });
      expect(body.data.updateMailAddress.userErrors).toEqual([
        { message: expect.stringContaining('Sign in again') },
      ]);
    }
  });

  it('sends three e-mails to one address, and then one in twenty minutes', async () => {
    const statuses: number[] = [];
    for (let time = 0; time < 4; time += 1) {
      statuses.push((await forget(visitor(api), 'often@example.org')).status);
    }
    expect(statuses).toEqual([202, 202, 202, 429]);
  });

  it('is a request of the own pages alone', async () => {
    const response = await api.app.fetch('http://commonplace/api/auth/lost-password', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://evil.example' },
      body: JSON.stringify({ address: 'ada@example.org' }),
    });
    expect(response.status).toBe(403);
  });
});

describe('a link that signs in', () => {
  const ask = (browser: Visitor, address: string) =>
    browser.post('/api/auth/mail-link', { address });
  const use = (browser: Visitor, link: string | null) =>
    browser.post('/api/auth/mail-sign-in', { link });
  const ownerOf = async (link: string | null) =>
    (await visitor(api).post('/api/auth/mail-link/owner', { link })).body;
  const WHO = '{ viewer { user { username } } }';

  async function withAddress(username: string) {
    const address = `${username}@example.net`;
    const browser = await newMember(api, username);
    await browser.ask(UPDATE, { address });
    await confirm(address);
    return { browser, address };
  }

  async function linkFor(address: string): Promise<string | null> {
    const path = await linkTo(address, '/sign-in\\?link=');
    return new URL(path, 'http://commonplace').searchParams.get('link');
  }

  it('works once, and leaves password and other sessions as they are', async () => {
    const { browser: before, address } = await withAddress('eda');
    const asked = await ask(visitor(api), address.toUpperCase());
    expect([asked.status, asked.body]).toEqual([202, {}]);
    const link = await linkFor(address);
    // A program that looks at links in e-mails uses nothing up.
    expect((await visitor(api).get(`/sign-in?link=${link}`)).status).toBe(200);
    expect(await ownerOf(link)).toEqual({ isValid: true, username: 'eda' });
    const browser = visitor(api);
    const done = await use(browser, link);
    expect([done.status, done.body]).toEqual([200, { username: 'eda' }]);
    expect((await browser.ask(WHO)).body.data.viewer.user.username).toBe('eda');
    expect((await before.ask(WHO)).body.data.viewer.user.username).toBe('eda');
    expect((await use(visitor(api), link)).status).toBe(422);
    expect(await ownerOf(link)).toEqual({ isValid: false, username: null });
    const password = { username: 'eda', password: PASSWORD };
    expect((await visitor(api).post('/api/auth/sign-in', password)).status).toBe(200);
  });

  it('signs one of two browsers in that come at once', async () => {
    const { address } = await withAddress('flo');
    await ask(visitor(api), address);
    const link = await linkFor(address);
    const both = await Promise.all([use(visitor(api), link), use(visitor(api), link)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  it('is not stored, and works for 15 minutes', async () => {
    const { prisma } = api.database;
    const { address } = await withAddress('gil');
    await ask(visitor(api), address);
    const link = await linkFor(address);
    const rows = await prisma.authVerification.findMany();
    expect(JSON.stringify(rows)).not.toContain(link);
    const [row] = rows;
    const minutes = (Number(row?.expiresAt) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(14);
    expect(minutes).toBeLessThanOrEqual(15);
    await prisma.authVerification.updateMany({ data: { expiresAt: new Date() } });
    expect((await use(visitor(api), link)).status).toBe(422);
  });

  it('opens no account that was closed meanwhile, and none that was never asked for', async () => {
    const { browser, address } = await withAddress('hob');
    await ask(visitor(api), address);
    const link = await linkFor(address);
    await browser.ask(
      'mutation { closeAccount(input: { username: "hob", writing: KEEP }) { userErrors { message } } }',
    );
    expect((await use(visitor(api), link)).status).toBe(422);
    expect((await use(visitor(api), 'A'.repeat(32))).status).toBe(422);
    expect((await use(visitor(api), '')).status).toBe(422);
    expect((await use(visitor(api), null)).status).toBe(422);
  });

  it.each([null, 'another'])('ends when its address is %s', async (next) => {
    const name = next === null ? 'kay' : 'lou';
    const { browser, address } = await withAddress(name);
    await ask(visitor(api), address);
    const link = await linkFor(address);
    await forget(visitor(api), address);
    const path = await linkTo(address, '/sign-up\\?link=');
    const newPassword = new URL(path, 'http://commonplace').searchParams.get('link');
    const byOperator = await linkByOperator(api.database, name);
    if (next === null) {
      await browser.ask(UPDATE, { address: null });
    } else {
      await api.database.prisma.mailAccount.updateMany({ data: { tokenSentAt: null } });
      await browser.ask(UPDATE, { address: `${next}@example.net` });
      await confirm(`${next}@example.net`);
    }
    expect(await ownerOf(link)).toEqual({ isValid: false, username: null });
    expect((await use(visitor(api), link)).status).toBe(422);
    const signUp = { password: 'another battery', link: newPassword };
    expect((await visitor(api).post('/api/auth/sign-up', signUp)).status).toBe(422);
    const owner = await visitor(api).post('/api/auth/link', { link: byOperator });
    expect(owner.body.username).toBe(name);
  });

  it('ends when somebody takes the account over', async () => {
    const { address } = await withAddress('mo');
    await ask(visitor(api), address);
    const link = await linkFor(address);
    await forget(visitor(api), address);
    const path = await linkTo(address, '/sign-up\\?link=');
    const newPassword = new URL(path, 'http://commonplace').searchParams.get('link');
    const signUp = { password: 'another battery', link: newPassword };
    expect((await visitor(api).post('/api/auth/sign-up', signUp)).status).toBe(201);
    expect((await use(visitor(api), link)).status).toBe(422);
  });

  it('takes no challenge of a passkey for a link, and no link for a lost password', async () => {
    const { address } = await withAddress('ike');
    const { body } = await visitor(api).post('/api/auth/passkey-sign-in/begin', {});
    expect((await use(visitor(api), body.challenge)).status).toBe(422);
    await ask(visitor(api), address);
    const link = await linkFor(address);
    const signUp = { password: 'another battery', link };
    expect((await visitor(api).post('/api/auth/sign-up', signUp)).status).toBe(422);
  });

  it('is for an address that a session confirmed, and for the own pages alone', async () => {
    const thief = await member(api, 'jo');
    await thief.ask(UPDATE, { address: 'jo@example.org' });
    await confirm('jo@example.org');
    const before = mailbox.mails.length;
    await ask(visitor(api), 'jo@example.org');
    await ask(visitor(api), 'nobody@example.net');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(mailbox.mails.length).toBe(before);
    for (const path of ['mail-link', 'mail-link/owner', 'mail-sign-in']) {
      const origin = { origin: 'https://evil.example' };
      expect((await visitor(api).post(`/api/auth/${path}`, {}, origin)).status).toBe(403);
    }
  });
});
