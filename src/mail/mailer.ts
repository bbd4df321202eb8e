import type { Transporter } from 'nodemailer';
import { isMailAddress } from '../lib/mail-address.ts';
import { onceDone } from '../lib/once.ts';

export interface MailSettings {
  /** The mail server, as nodemailer takes it: `smtp://USER:PASSWORD@HOST:PORT`. */
  readonly smtpUrl: string;
  readonly from: { readonly name: string; readonly address: string };
}

/** One e-mail to one person. */
export interface Mail {
  /** An address without a name, such as `ada@example.org`. */
  readonly to: string;
  /** One line of plain text. */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Where the recipient unsubscribes by one POST (RFC 8058). */
  readonly unsubscribeUrl?: string;
  /** Equal for every attempt to send this e-mail, so that the recipient's server can tell a repetition. */
  readonly messageId?: string;
}

export interface Mailer {
  /**
   * Resolves when the mail server has accepted the e-mail.
   *
   * @param signal aborts the attempt
   * @throws MailAddressError for an address that cannot be one
   * @throws whatever nodemailer throws: `responseCode` is 500 or more when the mail server refuses for good
   */
  sendMail(mail: Mail, signal?: AbortSignal): Promise<void>;
  close(): void;
}

/** How long the mail server may take to answer, in ms. */
const TIMEOUT = 15_000;

/** How long one e-mail may take, in ms: a server that answers byte by byte is never idle. */
const TIME_LIMIT = 30_000;

/** The address cannot receive e-mail. */
export class MailAddressError extends Error {
  constructor() {
    super('The recipient is not one valid e-mail address.');
    this.name = 'MailAddressError';
  }
}

/** Sends e-mail through the SMTP server of the settings. nodemailer is loaded with the first e-mail. */
export function createMailer(
  { smtpUrl, from }: MailSettings,
  { timeLimit = TIME_LIMIT }: { readonly timeLimit?: number } = {},
): Mailer {
  let transport: Transporter | undefined;
  const open = onceDone(async () => {
    const { createTransport } = await import('nodemailer');
    transport = createTransport({
      url: smtpUrl,
      pool: true,
      maxConnections: 2,
      connectionTimeout: TIMEOUT,
      greetingTimeout: TIMEOUT,
      socketTimeout: TIMEOUT,
      dnsTimeout: TIMEOUT,
      // A text of a member can never become the path of a file or an address to fetch.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return transport;
  });
  return {
    async sendMail(mail, signal) {
      if (!isMailAddress(mail.to)) throw new MailAddressError();
      const opened = await open();
      const limit = AbortSignal.timeout(timeLimit);
      const sending = opened.sendMail({
        from,
        // As an object it is never parsed as a list.
        to: { name: '', address: mail.to },
        envelope: { from: from.address, to: [mail.to] },
        subject: oneLine(mail.subject),
        text: mail.text,
        html: mail.html,
        ...(mail.messageId && { messageId: mail.messageId }),
        headers: {
          'Auto-Submitted': 'auto-generated',
          ...(mail.unsubscribeUrl && unsubscribing(mail.unsubscribeUrl)),
        },
        // Closes the connection, which is then free for the next e-mail.
        signal: signal === undefined ? limit : AbortSignal.any([limit, signal]),
      });
      await sending.catch((error: unknown) => {
        if (!limit.aborted) throw error;
        const seconds = timeLimit / 1000;
        throw new Error(`The mail server did not accept the e-mail within ${seconds} s.`);
      });
    },
    close() {
      transport?.close();
    },
  };
}

/** The headers of RFC 8058. */
function unsubscribing(url: string) {
  return {
    'List-Unsubscribe': `<${new URL(url).href}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}

/** Without line breaks and other control characters, which could begin a header. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
