import type { Logger } from 'pino';
import type { Database } from '../../db/database.ts';
import { linkPath } from '../../domains/people/account/sign-in/links.ts';
import {
  LOST_PASSWORD_HOURS,
  linksForAddress,
} from '../../domains/people/account/sign-in/lost-password.ts';
import { lostPasswordMail } from '../../mail/lost-password-mail.ts';
import type { Mailer } from '../../mail/mailer.ts';

interface SendLinksOptions {
  readonly db: Database;
  readonly mailer: Mailer;
  readonly siteName: string;
  /** The address that links begin with. */
  readonly siteUrl: string;
  readonly log: Pick<Logger, 'warn'>;
}

/** Sends links to members who have lost a password, beside the request. It never throws: a failure is logged. */
export function linkSender({ db, mailer, siteName, siteUrl, log }: SendLinksOptions) {
  return async (address: string): Promise<void> => {
    try {
      for (const { username, link, address: to } of await linksForAddress(db, address)) {
        const url = siteUrl + linkPath(link);
        const mail = lostPasswordMail({ siteName, username, url, hours: LOST_PASSWORD_HOURS });
        await mailer.sendMail({ to, ...mail });
      }
    } catch (err) {
      log.warn({ err }, 'the link for a lost password could not be sent');
    }
  };
}
