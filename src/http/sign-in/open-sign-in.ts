import type { Logger } from 'pino';
import type { Database } from '../../db/database.ts';
import { createEngine } from '../../domains/people/account/sign-in/engine.ts';
import { type Env, signInSettings } from '../../env.ts';
import type { Mailer } from '../../mail/mailer.ts';
import { sessionCookie } from '../session-cookie.ts';
import { linkSender } from './send-links.ts';

interface SignInParts {
  readonly env: Env;
  readonly db: Database;
  readonly log: Logger;
  /** Null on a server that sends no e-mail. */
  readonly mailer: Mailer | null;
}

/** Makes what the pages need to sign people in. Null if they cannot sign in there. */
export function openSignIn({ env, db, log, mailer }: SignInParts) {
  const settings = signInSettings(env);
  if (settings === null) return null;
  const cookie = sessionCookie(settings);
  const engine = createEngine({ db, settings, cookieName: cookie.name, log });
  const { SITE_NAME: siteName, SITE_URL: siteUrl } = env;
  const sendLinks =
    mailer === null || siteUrl === null ? null : linkSender({ db, mailer, siteName, siteUrl, log });
  return { engine, cookie, siteName, sendLinks, tokenOf: engine.tokenOf };
}
