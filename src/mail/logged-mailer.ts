import type { Logger } from 'pino';
import type { Mailer } from './mailer.ts';

/**
 * Sends as `mailer` does, and logs what could not be sent: for writers to members, who learn no more than that it
 * failed, or nothing.
 */
export function loggedMailer(mailer: Mailer, log: Pick<Logger, 'warn'>): Mailer {
  return {
    async sendMail(mail, signal) {
      try {
        await mailer.sendMail(mail, signal);
      } catch (err) {
        log.warn({ err }, 'an e-mail could not be sent');
        throw err;
      }
    },
    close: () => mailer.close(),
  };
}
