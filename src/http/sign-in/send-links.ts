import type { Logger } from 'pino';
import type { Database } from '../../db/database.ts';
import { linkPath } from '../../domains/people/account/sign-in/links.ts';
import {
  LOST_PASSWORD_HOURS,
  linksForAddress,
} from '../../domains/people/account/sign-in/lost-password.ts';
import {
  MAIL_LINK_MINUTES,
  mailLinkPath,
  mailLinksForAddress,
} from '../../domains/people/account/sign-in/mail-link.ts';
import { lostPasswordMail } from '../../mail/lost-password-mail.ts';
import type { Mailer } from '../../mail/mailer.ts';
import { signInMail } from '../../mail/sign-in-mail.ts';

interface SendLinksOptions {
  readonly db: Database;
  readonly mailer: Mailer;
  readonly siteName: string;
  /** The address that links begin with. */
  readonly siteUrl: string;
  readonly log: Pick<Logger, 'warn'>;
}

/** Sends links to members with an e-mail address, beside the request. Nothing is thrown: a failure is logged. */
export interface LinkSender {
  /** A link by which they choose a new password. */
  lostPassword(address: string): Promise<void>;
  /** A link by which they sign in. */
  signIn(address: string): Promise<void>;
}

export function linkSender({ db, mailer, siteName, siteUrl, log }: SendLinksOptions): LinkSender {
  async function logged(send: () => Promise<void>): Promise<void> {
    try {
      await send();
    } catch (err) {
      log.warn({ err }, 'a link could not be sent by e-mail');
    }
  }

  return {
    lostPassword: (address) =>
      logged(async () => {
        for (const { username, link, address: to } of await linksForAddress(db, address)) {
          const url = siteUrl + linkPath(link);
          const mail = lostPasswordMail({ siteName, username, url, hours: LOST_PASSWORD_HOURS });
          await mailer.sendMail({ to, ...mail });
        }
      }),
    signIn: (address) =>
      logged(async () => {
        for (const { username, link, address: to } of await mailLinksForAddress(db, address)) {
          const url = siteUrl + mailLinkPath(link);
          const mail = signInMail({ siteName, username, url, minutes: MAIL_LINK_MINUTES });
          await mailer.sendMail({ to, ...mail });
        }
      }),
  };
}
