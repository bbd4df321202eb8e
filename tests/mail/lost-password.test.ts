import { afterAll, describe, expect, it, vi } from 'vitest';
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
