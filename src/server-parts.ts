import type { Logger } from 'pino';
import { recentPurges } from './caching/recent-purges.ts';
import { schema } from './composition/schema.ts';
import { siteCounts } from './composition/site-counts.ts';
import type { Database } from './db/database.ts';
import { identityProvider } from './domains/people/account/identity-provider.ts';
import { signInSecret } from './domains/people/account/sign-in/secret.ts';
import { type Env, identityProviderSettings, mailSettings } from './env.ts';
import { openExportFiles } from './exporters/personal-data/open-export-files.ts';
import { identifyBy } from './http/identify.ts';
import { readBundle, WEB_FOLDER } from './http/pages/bundle.ts';
import { type Operations, readManifest } from './http/persisted-operations/manifest.ts';
import { createReadAfter } from './http/read-after.ts';
import { createShares } from './http/shares/shares.ts';
import { openSignIn } from './http/sign-in/open-sign-in.ts';
import { siteLimits } from './http/site-limits.ts';
import { createStoreHealth } from './http/store-health.ts';
import { openImageStore } from './images/open-image-store.ts';
import { onceDone } from './lib/once.ts';
import { createHub } from './live/hub.ts';
import { createMailer } from './mail/mailer.ts';
import { siteSettings } from './request/site-settings.ts';

interface PartsOptions {
  readonly env: Env;
  readonly db: Database;
  readonly log: Logger;
  readonly webFolder?: string;
}

/**
 * What a server is made of besides HTTP: each is made once, as the settings say. Null where they leave it out.
 *
 * @throws EnvironmentError when the file of PERSISTED_OPERATIONS cannot be used, or settings that belong together are incomplete
 */
export function serverParts({ env, db, log, webFolder = WEB_FOLDER }: PartsOptions) {
  const mail = mailSettings(env);
  const mailer = mail === null ? null : createMailer(mail);
  const settings = identityProviderSettings(env);
  const provider =
    settings === null ? null : identityProvider({ ...settings, namesMail: mail !== null });
  const shares = createShares({ env, log, longStatements: db.longStatements });
  const signIn = openSignIn({ env, db, log, mailer });
  const secret = onceDone(() => signInSecret(db, { secret: env.SIGN_IN_SECRET }));
  const { replicas } = db;
  const bundle = onceDone(() => readBundle(webFolder));
  const ownOperations = readOwnOperations(env);
  const store = openImageStore(env);
  return {
    mailer,
    shares,
    signIn,
    identify: identifyBy({ db, provider, sessions: signIn, shares, log }),
    readAfter:
      replicas === null ? null : createReadAfter({ replicas, secret, siteUrl: env.SITE_URL }),
    hub: createHub({
      db,
      log,
      maxFollowers: env.LIVE_SUBSCRIPTIONS,
      retentionDays: env.EVENT_RETENTION_DAYS,
    }),
    site: siteSettings(env, { limits: siteLimits(env), counts: siteCounts(db) }),
    bundle,
    /** Those of the pages, and of the operator. */
    operations: onceDone(async () => new Map([...(await bundle()).operations, ...ownOperations])),
    store,
    isStoreUsable: createStoreHealth({ store, log }),
    files: openExportFiles(env),
    purges: env.CACHE_PURGE_URL === null ? null : recentPurges(),
  };
}

export type ServerParts = ReturnType<typeof serverParts>;

/** The operations that the operator registered. */
export function readOwnOperations({ PERSISTED_OPERATIONS: file }: Env): Operations {
  return file === '' ? new Map() : readManifest(file, schema);
}
