import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { isMailAddress } from '../../src/lib/mail-address.ts';
import { createMailer, type Mailer } from '../../src/mail/mailer.ts';
import { openDrippingMailServer } from '../support/dripping-mail-server.ts';
import { type Mailbox, openMailbox } from '../support/mailbox.ts';

const FROM = { name: 'Tea, Inc.', address: 'noreply@tea.example' };

let mailbox: Mailbox;
let mailer: Mailer;

beforeAll(async () => {
  mailbox = await openMailbox();
  mailer = createMailer({ smtpUrl: mailbox.url, from: FROM });
});

afterAll(async () => {
  mailer.close();
  await mailbox.close();
});

beforeEach(() => {
  mailbox.mails.length = 0;
  mailbox.refuse(null);
});

const MAIL = {
  to: 'ada@example.org',
  subject: 'A reply',
  text: 'Ben replied.\n',
  html: '<p>Ben replied.</p>',
};

describe('sendMail', () => {
  it('sends text and HTML from the sender to one recipient', async () => {
    await mailer.sendMail(MAIL);

    const [mail] = mailbox.mails;
    expect(mail).toMatchObject({ from: 'noreply@tea.example', to: ['ada@example.org'] });
    expect(mail?.headers.get('from')).toBe('"Tea, Inc." <noreply@tea.example>');
    expect(mail?.headers.get('subject')).toBe('A reply');
    expect(mail?.headers.get('content-type')).toMatch(/^multipart\/alternative/);
    expect(mail?.headers.has('list-unsubscribe')).toBe(false);
    expect(mail?.source).toContain('<p>Ben replied.</p>');
  });

  it('names where to unsubscribe by one POST', async () => {
    await mailer.sendMail({ ...MAIL, unsubscribeUrl: 'https://tea.example/u?t=a.b' });

    const [mail] = mailbox.mails;
    expect(mail?.headers.get('list-unsubscribe')).toBe('<https://tea.example/u?t=a.b>');
    expect(mail?.headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
  });

  it.each(['\r\n', '\n', '\r', '\u2028', '\0'])(
    'adds no header by a subject with %j',
    async (end) => {
      await mailer.sendMail({ ...MAIL, subject: `Tea${end}Bcc: eve@evil.example` });

      const [mail] = mailbox.mails;
      expect(mail?.to).toEqual(['ada@example.org']);
      expect(mail?.headers.has('bcc')).toBe(false);
      expect(mail?.headers.get('subject')).toBe('Tea Bcc: eve@evil.example');
    },
  );

  it.each([
    'ada@example.org, eve@evil.example',
    'ada@example.org\r\nRCPT TO:<eve@evil.example>',
    'Ada <ada@example.org>',
    '"a b"@example.org',
    'ada@[127.0.0.1]',
    'ada@',
    '@example.org',
    '',
    `${'a'.repeat(65)}@example.org`,
    `a@${`${'b'.repeat(60)}.`.repeat(5)}example`,
  ])('refuses the recipient %j', async (to) => {
    await expect(mailer.sendMail({ ...MAIL, to })).rejects.toThrow('not one valid e-mail address');
    expect(mailbox.mails).toEqual([]);
  });

  it('fails with the code of the mail server', async () => {
    mailbox.refuse(451);
    await expect(mailer.sendMail(MAIL)).rejects.toMatchObject({ responseCode: 451 });
    mailbox.refuse(null);
    await mailer.sendMail(MAIL);
    expect(mailbox.mails).toHaveLength(1);
  });

  describe.each(['EHLO', 'DATA'] as const)('to a server that drips after %s', (command) => {
    async function open(timeLimit: number) {
      const server = await openDrippingMailServer(command, 20);
      const dripped = createMailer({ smtpUrl: server.url, from: FROM }, { timeLimit });
      onTestFinished(() => dripped.close());
      return { ...server, dripped };
    }

    it('fails within the limit and leaves the connection', async () => {
      const { dripped, sockets } = await open(300);
      // More than the pool has connections.
      const outcomes = await Promise.allSettled([1, 2, 3].map(() => dripped.sendMail(MAIL)));
      for (const outcome of outcomes) {
        expect(outcome).toMatchObject({
          reason: { message: 'The mail server did not accept the e-mail within 0.3 s.' },
        });
      }
      await vi.waitFor(() => expect(sockets.size).toBe(0));
    });

    it('ends when it is aborted', async () => {
      const { dripped, sockets } = await open(60_000);
      const aborting = new AbortController();
      const sending = dripped.sendMail(MAIL, aborting.signal);
      setTimeout(() => aborting.abort(), 200);
      await expect(sending).rejects.toThrow('aborted');
      await vi.waitFor(() => expect(sockets.size).toBe(0));
    });
  });
});

it('tells an address in linear time', () => {
  const started = performance.now();
  isMailAddress(`${'a.'.repeat(100_000)}@`);
  isMailAddress(`a@${'b-'.repeat(126)}`);
  expect(performance.now() - started).toBeLessThan(50);
});
