import pino from 'pino';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openTestApi, serveTest } from '../support/api.ts';
import { openTestProvider } from '../support/identity-provider.ts';
import { openMailbox, type ReceivedMail } from '../support/mailbox.ts';
import { type Member, member } from '../support/members.ts';

const mailbox = await openMailbox();
const provider = await openTestProvider();
const environment = {
  ...provider.environment,
  SMTP_URL: mailbox.url,
  MAIL_FROM: 'Tea <noreply@tea.example>',
  SITE_NAME: 'Tea',
  SITE_URL: 'https://tea.example',
  WRITE_LIMITS: 'off',
};
const api = await openTestApi(environment);
const { app, database, seed } = api;
afterAll(() => mailbox.close());
await app.startBackgroundWork();

const ben = await member(api, 'ben');
const moderator = await member(api, 'moderator', { role: 'MODERATOR' });
let members = 0;

beforeEach(() => {
  mailbox.mails.length = 0;
  mailbox.refuse(null);
});

async function act(who: Member, call: string) {
  const { data, errors } = await who.answer(`mutation { it: ${call} }`);
  return { ...data?.it, error: errors[0]?.extensions, message: errors[0]?.message };
}

/** Somebody with a confirmed address, and a post of theirs. */
async function subscriber() {
  members += 1;
  const address = `member${members}@example.org`;
  const who = await member(api, `member${members}`);
  await act(who, `updateMailAddress(input: { address: "${address}" }) { clientMutationId }`);
  const link = linkIn(await mailTo(address), '/mail/confirm');
  await app.fetch(link, { method: 'POST' });
  mailbox.mails.length = 0;
  const post = await seed.post({ author: who.user, title: 'On <tea> & milk' });
  return { who, address, postId: idOf('Post', post.id) };
}

function idOf(kind: string, id: string): string {
  return Buffer.from(`${kind}:${id}`).toString('base64url');
}

function linkIn({ source }: ReceivedMail, path: string): string {
  const [link] = new RegExp(`https://tea.example${path}\\?token=[\\w.%-]+`).exec(source) ?? [];
  if (link === undefined) throw new Error(`There is no link to ${path} in ${source}`);
  return link;
}

const mailsTo = (address: string) => mailbox.mails.filter(({ to }) => to.includes(address));

function mailTo(address: string): Promise<ReceivedMail> {
  return vi.waitFor(
    () => {
      const [mail] = mailsTo(address);
      if (mail === undefined) throw new Error(`Nothing came for ${address}`);
      return mail;
    },
    { timeout: 10_000, interval: 20 },
  );
}

/** Once nothing is in the queue that is due, all that is to come has come. */
async function settled(): Promise<void> {
  await vi.waitFor(
    async () => {
      const due = await database.prisma.mailQueueEntry.count({
        where: { dueAt: { lte: new Date() } },
      });
      const taken = await database.prisma.mailQueueEntry.count({ where: { attempts: { gt: 0 } } });
      expect([due, taken]).toEqual([0, 0]);
    },
    { timeout: 10_000, interval: 20 },
  );
}

async function comment(postId: string, markdown: string) {
  const call = `createComment(input: { subjectId: "${postId}", markdown: ${JSON.stringify(markdown)} }) { comment { id } }`;
  return (await act(ben, call)).comment as { id: string };
}

const queued = () => database.prisma.mailQueueEntry.findMany();
const makeDue = () => database.prisma.mailQueueEntry.updateMany({ data: { dueAt: new Date(0) } });
const setFrequency = (who: Member, frequency: string) =>
  act(
    who,
    `updateMailFrequency(input: { frequency: ${frequency} }) { viewer { mailSettings { frequency } } }`,
  );

describe('updateMailAddress', () => {
  it('takes an address once the button behind the link is pressed', async () => {
    const ada = await member(api, 'ada');
    const asked = await act(
      ada,
      'updateMailAddress(input: { address: "ada@example.org" }) { viewer { mailSettings { address pendingAddress frequency } } }',
    );
    expect(asked.viewer.mailSettings).toEqual({
      ...{ address: null, pendingAddress: 'ada@example.org', frequency: 'IMMEDIATE' },
    });
    const link = linkIn(await mailTo('ada@example.org'), '/mail/confirm');

    const shown = await app.fetch(link);
    expect(shown.status).toBe(200);
    expect(shown.headers.get('cache-control')).toBe('no-store');
    expect(await shown.text()).toContain('<form method="post"');
    const settings = '{ viewer { mailSettings { address pendingAddress } } }';
    expect((await ada.ask(settings)).viewer.mailSettings.address).toBeNull();

    expect((await app.fetch(link, { method: 'POST' })).status).toBe(200);
    expect((await ada.ask(settings)).viewer.mailSettings).toEqual({
      ...{ address: 'ada@example.org', pendingAddress: null },
    });
    expect((await app.fetch(link, { method: 'POST' })).status).toBe(404);
    expect((await api.ask(settings)).viewer.mailSettings).toBeNull();
  });

  it('sends one e-mail a minute, and none to what is no address', async () => {
    const eve = await member(api, 'eve');
    for (const address of ['x', 'a@b.example, c@d.example', 'a@b.example\\r\\nBcc: c@d.example']) {
      const { error } = await act(
        eve,
        `updateMailAddress(input: { address: "${address}" }) { clientMutationId }`,
      );
      expect(error).toMatchObject({ argument: 'input.address' });
    }
    const call = 'updateMailAddress(input: { address: "victim@example.org" }) { clientMutationId }';
    expect((await act(eve, call)).error).toBeUndefined();
    expect((await act(eve, call)).message).toContain('Try again in a minute');
    expect(mailsTo('victim@example.org')).toHaveLength(1);
  });

  it('refuses an expired link and removes an address', async () => {
    const { who, address } = await subscriber();
    await act(who, 'updateMailAddress(input: {}) { clientMutationId }');
    const settings = '{ viewer { mailSettings { address pendingAddress } } }';
    expect((await who.ask(settings)).viewer.mailSettings.address).toBeNull();
    await mailTo(address);
    mailbox.mails.length = 0;

    const where = { userId: who.user.id };
    await database.prisma.mailAccount.update({ where, data: { tokenSentAt: new Date(0) } });
    await act(who, `updateMailAddress(input: { address: "${address}" }) { clientMutationId }`);
    const link = linkIn(await mailTo(address), '/mail/confirm');
    await database.prisma.mailAccount.update({
      where,
      data: { tokenSentAt: new Date(Date.now() - 25 * 3_600_000) },
    });
    expect((await app.fetch(link, { method: 'POST' })).status).toBe(404);
  });

  it('tells the former address that it was changed or removed, and a confirmed one nothing', async () => {
    const { who, address } = await subscriber();
    const next = `next-${address}`;
    const where = { userId: who.user.id };
    const change = async (to: string) => {
      await database.prisma.mailAccount.update({ where, data: { tokenSentAt: new Date(0) } });
      await act(who, `updateMailAddress(input: { address: "${to}" }) { clientMutationId }`);
      const link = linkIn(await mailTo(to), '/mail/confirm');
      expect((await app.fetch(link, { method: 'POST' })).status).toBe(200);
    };
    await change(next);
    expect((await mailTo(address)).source).toContain(`@${who.user.username}`);
    expect(mailsTo(address)).toHaveLength(1);
    mailbox.mails.length = 0;
    await change(next);
    await act(who, 'updateMailAddress(input: {}) { clientMutationId }');
    await vi.waitFor(() => expect(mailsTo(next)).toHaveLength(2), { timeout: 10_000 });
    const [, told] = mailsTo(next);
    expect(told?.source).toContain('The e-mail address of your account on Tea was changed');
    expect(mailsTo(address)).toEqual([]);
    await act(who, 'updateMailAddress(input: {}) { clientMutationId }');
    expect(mailsTo(next)).toHaveLength(2);
  });

  it('logs why nothing could be sent to the next or the former address', async () => {
    const { who } = await subscriber();
    const where = { userId: who.user.id };
    await database.prisma.mailAccount.update({ where, data: { tokenSentAt: new Date(0) } });
    const lines: { msg: string; err: { responseCode: number } }[] = [];
    const log = pino({ level: 'warn' }, { write: (line) => void lines.push(JSON.parse(line)) });
    const logging = serveTest(database, environment, log).as(who.token);
    const update = (input: string) =>
      logging.answer(`mutation { updateMailAddress(input: ${input}) { clientMutationId } }`);
    const entry = {
      msg: 'an e-mail could not be sent',
      err: expect.objectContaining({ responseCode: 550 }),
    };
    mailbox.refuse(550);

    const { errors } = await update('{ address: "next@example.org" }');
    expect(errors[0]?.message).toContain('The e-mail could not be sent.');
    expect(lines).toMatchObject([entry]);
    expect((await update('{}')).errors).toEqual([]);
    await vi.waitFor(() => expect(lines).toMatchObject([entry, entry]), { timeout: 10_000 });
  });

  it('takes an address that the identity provider has verified, and follows it', async () => {
    const ask = async (claims: object) =>
      (
        await api
          .as(await provider.token({ sub: 'ida', ...claims }))
          .ask('{ viewer { mailSettings { address } } }')
      ).viewer.mailSettings.address;

    expect(await ask({ email: 'ida@example.org' })).toBeNull();
    expect(await ask({ email: 'not an address', email_verified: true })).toBeNull();
    expect(await ask({ email: 'ida@example.org', email_verified: true })).toBe('ida@example.org');
    expect(await ask({ email: 'new@example.org', email_verified: true })).toBe('new@example.org');
    const ida = api.as(await provider.token({ sub: 'ida' }));
    await ida.ask('mutation { updateMailAddress(input: {}) { clientMutationId } }');
    expect(await ask({ email: 'ida@example.org', email_verified: true })).toBeNull();
  });
});

describe('an e-mail about a notification', () => {
  it('says who did what, with a link, as text and as HTML', async () => {
    const { address, postId } = await subscriber();
    await comment(postId, 'I <b>disagree</b> & so on');

    const mail = await mailTo(address);
    expect(mail.headers.get('from')).toBe('Tea <noreply@tea.example>');
    expect(mail.headers.get('list-unsubscribe')).toMatch(
      /^<https:\/\/tea\.example\/mail\/unsubscribe\?token=[\w.-]+>$/,
    );
    expect(mail.headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(mail.headers.get('message-id')).toMatch(/@tea\.example>$/);
    expect(mail.source).toContain('Ben commented');
    expect(mail.source).toContain('On &lt;tea&gt; &amp; milk');
    expect(mail.source).not.toContain('<tea> &amp;');
    expect(mail.source).toMatch(/https:\/\/tea\.example\/posts\/[\w-]+\/comments\//);
    await settled();
    expect(mailsTo(address)).toHaveLength(1);
  });

  it('has no text of a member in a header of its own', async () => {
    const { address, who } = await subscriber();
    const title = 'Tea\r\nBcc: eve@evil.example';
    const post = await seed.post({ author: who.user, title });
    await comment(idOf('Post', post.id), 'Hello');

    const mail = await mailTo(address);
    expect(mail.to).toEqual([address]);
    expect(mail.headers.has('bcc')).toBe(false);
  });

  it('goes out once, however many servers there are', async () => {
    const { who, address, postId } = await subscriber();
    await setFrequency(who, 'DAILY');
    const others = [serveTest(database, environment), serveTest(database, environment)];
    for (const number of [1, 2, 3]) await comment(postId, `Comment ${number}`);
    await setFrequency(who, 'IMMEDIATE');
    await Promise.all(others.map((other) => other.app.startBackgroundWork()));
    await mailTo(address);
    await settled();

    const all = mailsTo(address)
      .map(({ source }) => source)
      .join();
    for (const number of [1, 2, 3]) {
      // Once as text, once as HTML.
      expect(all.split(`Comment ${number}`)).toHaveLength(3);
    }
  });

  it('is tried again after a failure, and given up when it is refused for good', async () => {
    const { address, postId } = await subscriber();
    mailbox.refuse(451);
    await comment(postId, 'Later');
    await vi.waitFor(async () => {
      const [entry] = await queued();
      expect(entry?.attempts).toBe(1);
      expect(entry?.dueAt.getTime()).toBeLessThan(Date.now() + 120_000);
    });
    expect(mailsTo(address)).toEqual([]);
    mailbox.refuse(null);
    await makeDue();
    await comment(postId, 'And now');
    await mailTo(address);
    await settled();
    const all = mailsTo(address)
      .map(({ source }) => source)
      .join();
    expect(all).toContain('Later');

    mailbox.refuse(550);
    await comment(postId, 'Never');
    await vi.waitFor(async () => expect(await queued()).toEqual([]));
  });

  it('that a dead server had taken is sent by another one after the lease', async () => {
    const { who, address, postId } = await subscriber();
    await setFrequency(who, 'DAILY');
    await comment(postId, 'Taken');
    await database.prisma.mailQueueEntry.updateMany({ data: { attempts: 1, dueAt: new Date(0) } });
    await comment(postId, 'Wakes the worker');
    expect((await mailTo(address)).source).toContain('Taken');
    await database.prisma.mailQueueEntry.deleteMany();
  });
});

describe('the e-mail of', () => {
  it('a digest waits for its time and has everything', async () => {
    const { who, address, postId } = await subscriber();
    expect((await setFrequency(who, 'WEEKLY')).viewer.mailSettings.frequency).toBe('WEEKLY');
    await comment(postId, 'First');
    await comment(postId, 'Second');
    const entries = await queued();
    expect(new Set(entries.map(({ dueAt }) => dueAt.getTime())).size).toBe(1);
    expect(entries[0]?.dueAt.getTime()).toBeGreaterThan(Date.now() + 6 * 24 * 3_600_000);
    expect(mailsTo(address)).toEqual([]);

    await makeDue();
    await comment(postId, 'Third');
    const mail = await mailTo(address);
    expect(mail.headers.get('subject')).toMatch(/^[23] notifications \(Tea\)$/);
    expect(mail.source).toContain('First');
    expect(mail.source).toContain('Second');
    await database.prisma.mailQueueEntry.deleteMany();
  });

  it('what is gone, read, turned off, or of a banned or closed account is not sent', async () => {
    const cases: [string, (made: Made) => Promise<unknown>][] = [
      [
        'deleted',
        ({ id }) => act(ben, `deleteComment(input: { commentId: "${id}" }) { comment { id } }`),
      ],
      [
        'hidden',
        ({ id }) =>
          act(
            moderator,
            `hideComment(input: { commentId: "${id}", reason: "x" }) { comment { id } }`,
          ),
      ],
      ['read', ({ who }) => act(who, 'markNotificationsRead(input: {}) { clientMutationId }')],
      [
        'off',
        ({ who }) =>
          act(
            who,
            'updateNotificationSetting(input: { kind: COMMENT, channel: EMAIL, isEnabled: false }) { clientMutationId }',
          ),
      ],
      [
        'banned',
        ({ who }) =>
          database.prisma.user.update({
            where: { id: who.user.id },
            data: { bannedUntil: new Date(Date.now() + 3_600_000) },
          }),
      ],
      [
        'closed',
        ({ who }) =>
          database.prisma.user.update({
            where: { id: who.user.id },
            data: { closedAt: new Date() },
          }),
      ],
      ['never', ({ who }) => setFrequency(who, 'NEVER')],
    ];
    const addresses: string[] = [];
    for (const [name, undo] of cases) {
      const { who, address, postId } = await subscriber();
      await setFrequency(who, 'DAILY');
      const { id } = await comment(postId, `Nobody reads ${name}`);
      const done = (await undo({ who, id })) as { message?: string };
      expect([name, done.message]).toEqual([name, undefined]);
      addresses.push(address);
    }
    const control = await subscriber();
    await makeDue();
    await comment(control.postId, 'Somebody reads this');
    await mailTo(control.address);
    await settled();

    for (const address of addresses) expect([address, mailsTo(address)]).toEqual([address, []]);
    expect(await queued()).toEqual([]);
  });

  it('a kind that is turned off is not even queued', async () => {
    const { who, postId } = await subscriber();
    const call =
      'updateNotificationSetting(input: { kind: COMMENT, channel: EMAIL, isEnabled: false }) { viewer { notificationSettings { kind channel isEnabled } } }';
    const { notificationSettings } = (await act(who, call)).viewer;
    expect(notificationSettings).toContainEqual({
      kind: 'COMMENT',
      channel: 'EMAIL',
      isEnabled: false,
    });
    expect(notificationSettings).toContainEqual({
      kind: 'COMMENT',
      channel: 'SITE',
      isEnabled: true,
    });
    await comment(postId, 'On the site only');
    expect(await queued()).toEqual([]);
    expect(
      (await who.ask('{ viewer { unreadNotificationCount } }')).viewer.unreadNotificationCount,
    ).toBe(1);
  });
});

interface Made {
  readonly who: Member;
  /** Of the comment. */
  readonly id: string;
}

describe('unsubscribing', () => {
  it('takes a POST without anything else, and a page with a button', async () => {
    const { who, address, postId } = await subscriber();
    await comment(postId, 'Hello');
    const link = linkIn(await mailTo(address), '/mail/unsubscribe');

    const shown = await app.fetch(link);
    expect(await shown.text()).toContain('<button>Unsubscribe</button>');
    const frequency = async () =>
      (await who.ask('{ viewer { mailSettings { frequency } } }')).viewer.mailSettings.frequency;
    expect(await frequency()).toBe('IMMEDIATE');

    const posted = await app.fetch(link, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect(posted.status).toBe(200);
    expect(await frequency()).toBe('NEVER');
    await settled();
    await comment(postId, 'Again');
    expect(await queued()).toEqual([]);
  });

  it('refuses tokens that are forged or of another account', async () => {
    const [first, second] = [await subscriber(), await subscriber()];
    await comment(first.postId, 'Hello');
    const link = linkIn(await mailTo(first.address), '/mail/unsubscribe');
    const signature = new URL(link).searchParams.get('token')?.split('.')[1] ?? '';
    const forged = [
      `${second.who.user.id}.${signature}`,
      `${first.who.user.id}.${signature.slice(1)}A`,
      `${first.who.user.id}.`,
      `${first.who.user.id}`,
      "' or 1=1 --",
      '\0',
      'x'.repeat(10_000),
      '',
    ];
    for (const token of forged) {
      const url = `https://tea.example/mail/unsubscribe?token=${encodeURIComponent(token)}`;
      expect([token, (await app.fetch(url, { method: 'POST' })).status]).toEqual([token, 404]);
      const html = await (await app.fetch(url)).text();
      expect(html).not.toContain("' or");
    }
    expect((await app.fetch(link, { method: 'DELETE' })).status).toBe(405);
    for (const { who } of [first, second]) {
      const { viewer } = await who.ask('{ viewer { mailSettings { frequency } } }');
      expect(viewer.mailSettings.frequency).toBe('IMMEDIATE');
    }
  });
});
