import type { Logger } from 'pino';
import type { Database } from '../db/database.ts';
import { wantedWork } from '../lib/wanted-work.ts';
import { type DueMail, forgetMail, postponeMail, releaseMail, takeDueMail } from './mail-queue.ts';
import { type Mail, MailAddressError, type Mailer } from './mailer.ts';

export interface MailWorkerOptions {
  readonly db: Database;
  readonly log: Logger;
  /** Calls back after events, of which notifications are some. Returns what ends it. */
  readonly watch: (look: () => void) => () => void;
  readonly mailer: Mailer;
  /** The e-mail about notifications; null when nobody wants or may read it any more. */
  readonly compose: (due: DueMail) => Promise<Mail | null>;
}

/** How often it looks for what is due, in ms. */
const POLL_INTERVAL = 5_000;

/** How long an e-mail that is being sent may still take after the stop, in ms: cut off, it could arrive twice. */
const STOP_GRACE = 2_000;

/** Sends what is due until it is stopped. What cannot be sent soon after that is due again. */
export function startMail(options: MailWorkerOptions): () => Promise<void> {
  const { db, log, watch, mailer, compose } = options;
  const aborting = new AbortController();
  let isStopped = false;
  const { want, stop } = wantedWork({
    work: sendDue,
    onFailure: (err) => log.warn({ err }, 'the mail worker failed; it will try again'),
  });

  async function sendDue(): Promise<void> {
    while (!isStopped) {
      const due = await takeDueMail(db);
      if (due === null || !(await send(due))) return;
    }
  }

  /** Whether the mail server can take more now. */
  async function send(due: DueMail): Promise<boolean> {
    try {
      const mail = await compose(due);
      if (mail !== null) await mailer.sendMail(mail, aborting.signal);
      await forgetMail(db, due);
      return true;
    } catch (error) {
      if (aborting.signal.aborted) {
        await releaseMail(db, due);
        return false;
      }
      const isFinal = isRefused(error);
      const isKept = !isFinal && (await postponeMail(db, due));
      if (isFinal) await forgetMail(db, due);
      const reason = error instanceof Error ? error.message : String(error);
      log.warn(
        { user: due.userId, attempts: due.attempts, reason },
        isKept
          ? 'an e-mail could not be sent; the server will try again'
          : 'an e-mail could not be sent; the server will not try again',
      );
      return isFinal;
    }
  }

  const timer = setInterval(want, POLL_INTERVAL).unref();
  const unwatch = watch(want);
  want();
  return async () => {
    isStopped = true;
    clearInterval(timer);
    unwatch();
    const grace = setTimeout(() => aborting.abort(), STOP_GRACE);
    await stop();
    clearTimeout(grace);
  };
}

/** Whether the mail server will never take it (RFC 5321, section 4.2.1). Wrong passwords can be mended. */
function isRefused(error: unknown): boolean {
  if (error instanceof MailAddressError) return true;
  if (!(error instanceof Error) || ('code' in error && error.code === 'EAUTH')) return false;
  return 'responseCode' in error && Number(error.responseCode) >= 500;
}
