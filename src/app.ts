import type { RequestListener } from 'node:http';
import type { Logger } from 'pino';
import { recentPurges } from './caching/recent-purges.ts';
import { readableExport } from './composition/data-exports.ts';
import { mayReadImage } from './composition/images.ts';
import { confirmMailAddress, unsubscribe } from './composition/mail.ts';
import { originsOf } from './composition/origins.ts';
import { REGISTRY } from './composition/registry.ts';
import { schema } from './composition/schema.ts';
import { siteCounts } from './composition/site-counts.ts';
import { sitemapSources } from './composition/sitemap.ts';
import type { Database } from './db/database.ts';
import { identityProvider } from './domains/people/account/identity-provider.ts';
import { signInSecret } from './domains/people/account/sign-in/secret.ts';
import { type Env, identityProviderSettings, mailSettings } from './env.ts';
import { openExportFiles } from './exporters/personal-data/open-export-files.ts';
import { belowBasePath } from './http/below-base-path.ts';
import { busiestUsername } from './http/busiest-username.ts';
import { requestContext } from './http/context.ts';
import { identifyBy } from './http/identify.ts';
import { readBundle, WEB_FOLDER } from './http/pages/bundle.ts';
import { namesOf, type Operations, readManifest } from './http/persisted-operations/manifest.ts';
import { createReadAfter } from './http/read-after.ts';
import { createReadiness } from './http/readiness.ts';
import type { MailLinks } from './http/served/mail-links.ts';
import { createShares } from './http/shares/shares.ts';
import { openSignIn } from './http/sign-in/open-sign-in.ts';
import { siteLimits } from './http/site-limits.ts';
import { createLazySockets } from './http/sockets/lazy-sockets.ts';
import type { Sockets } from './http/sockets/sockets.ts';
import { createStoreHealth } from './http/store-health.ts';
import { createHttp } from './http/yoga.ts';
import { imageWork } from './images/image-work.ts';
import { openImageStore } from './images/open-image-store.ts';
import { uploadReceiver } from './images/receive-upload.ts';
import { onceDone } from './lib/once.ts';
import { createHub, type Hub } from './live/hub.ts';
import { loggedMailer } from './mail/logged-mailer.ts';
import { createMailer, type Mailer } from './mail/mailer.ts';
import { type SiteSettings, siteSettings } from './request/site-settings.ts';
import { readRuns } from './telemetry/command-runs.ts';
import type { Metrics } from './telemetry/metrics.ts';
import { readQueues } from './telemetry/queues.ts';
import type { Tracer } from './telemetry/tracing.ts';

/** The whole server, without a port. */
export interface App {
  /** Answers a request as the server would. */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /** The same for `node:http`. */
  readonly listener: RequestListener;
  /** Takes connections that are to become WebSockets. */
  readonly upgrade: Sockets['upgrade'];
  /** Starts what the server does without a request (`background-work.ts`), until `close`. */
  startBackgroundWork(): Promise<void>;
  /** From now on `/health/ready` says no, so that balancers send nothing more; everything is still served. */
  withdraw(): void;
  /** The same, and subscriptions are ended; everything else is still served. */
  drain(): void;
  /** Ends what the server holds itself. The database is the caller's. */
  close(): Promise<void>;
}

interface AppOptions {
  readonly env: Env;
  /** Open and migrated. */
  readonly db: Database;
  readonly log: Logger;
  /** Counts what the server does; null or left out where nothing is measured. */
  readonly metrics?: Metrics | null;
  /** Makes the spans of traces; null or left out where nothing is traced. */
  readonly tracer?: Tracer | null;
  /** Where the build put the pages, if elsewhere than it does. */
  readonly webFolder?: string;
}

/**
 * Puts the server together.
 *
 * @throws EnvironmentError when the file of PERSISTED_OPERATIONS cannot be used, or settings that belong together are incomplete
 */
export function createApp(options: AppOptions): App {
  const { env, db, log, metrics = null, tracer = null, webFolder = WEB_FOLDER } = options;
  let isWithdrawn = false;
  const mail = mailSettings(env);
  const mailer = mail === null ? null : createMailer(mail);
  const requestMailer = mailer && loggedMailer(mailer, log);
  const settings = identityProviderSettings(env);
  const provider =
    settings === null ? null : identityProvider({ ...settings, namesMail: mail !== null });
  const hub = createHub({
    db,
    log,
    maxFollowers: env.LIVE_SUBSCRIPTIONS,
    retentionDays: env.EVENT_RETENTION_DAYS,
  });
  const shares = createShares({ env, log, longStatements: db.longStatements });
  const signIn = openSignIn({ env, db, log, mailer });
  const identify = identifyBy({ db, provider, sessions: signIn, shares, log });
  const { replicas } = db;
  const secret = onceDone(() => signInSecret(db, { secret: env.SIGN_IN_SECRET }));
  const readAfter =
    replicas === null ? null : createReadAfter({ replicas, secret, siteUrl: env.SITE_URL });
  const site = siteSettings(env, { limits: siteLimits(env), counts: siteCounts(db) });
  const readiness = createReadiness(db);
  const bundle = onceDone(() => readBundle(webFolder));
  const manifest = readOwnOperations(env);
  const operations = onceDone(async () => new Map([...(await bundle()).operations, ...manifest]));
  const store = openImageStore(env);
  const files = openExportFiles(env);
  const isStoreUsable = createStoreHealth({ store, log });
  const purges = env.CACHE_PURGE_URL === null ? null : recentPurges();
  const http = createHttp({
    env,
    schema,
    db,
    identify,
    readAfter,
    log,
    hub,
    shares,
    registry: REGISTRY,
    site,
    mailer: requestMailer,
    dataExports: { mayRead: readableExport, read: (id) => files.read(id) },
    mailLinks: linksInMails({ db, mailer: requestMailer, site }),
    isStoreUsable,
    readiness: async () => (isWithdrawn ? 'unavailable' : readiness()),
    bundle,
    operations,
    images: { store, mayRead: mayReadImage },
    signIn,
    metrics,
    tracer,
    purges,
    sitemapSources: sitemapSources(db),
    originsOf: (names) => originsOf(db, names),
    uploadReceiver: uploadReceiver({ db, store, work: imageWork }),
    exampleUsername: () => busiestUsername((url, init) => fetchInside(new Request(url, init))),
  });

  const sockets = createLazySockets({
    http,
    identify,
    noteWrite: async (request) => readAfter?.noteWrite(request),
    log,
    origins: env.CORS_ORIGINS,
    siteUrl: env.SITE_URL,
    shares,
    maxOperations: env.LIVE_SUBSCRIPTIONS_PER_CONNECTION,
    operations,
    onlyOperations: env.PERSISTED_OPERATIONS_ONLY
      ? onceDone(async () => new Set((await operations()).values()))
      : () => null,
    limits: { maxConnections: env.LIVE_CONNECTIONS },
    operationNames: onceDone(async () => namesOf(await operations())),
    slowMs: env.SLOW_OPERATION_MS,
    metrics,
  });
  if (metrics !== null) observeServer(metrics, { db, hub, sockets });

  /** For what the server reads by itself. */
  const ownContext = (request: Request) =>
    requestContext({
      ...{ request, db, registry: REGISTRY, site, shares, readAfter: null },
      mailer: requestMailer,
      answerLimit: env.ANSWER_LIMIT_BYTES,
      isPurged: false,
    });

  let stopBackgroundWork: () => Promise<void> = async () => {};

  async function fetchInside(request: Request): Promise<Response> {
    return http.fetch(request);
  }

  const doors = belowBasePath(
    { fetch: fetchInside, listener: http, upgrade: sockets.upgrade },
    env.SITE_URL,
  );

  return {
    fetch: async (input, init) => doors.fetch(new Request(input, init)),
    listener: doors.listener,
    upgrade: doors.upgrade,
    withdraw() {
      isWithdrawn = true;
    },
    drain() {
      isWithdrawn = true;
      sockets.refuseAll();
      // Subscribers get the message that the stream ends before their connections are closed.
      void hub.close().then(() => sockets.close());
    },
    async startBackgroundWork() {
      const { startBackgroundWork } = await import('./background-work.ts');
      stopBackgroundWork = await startBackgroundWork({
        ...{ env, schema, db, hub, log, site, store, files, bundle, mailer, purges },
        ...{ metrics, tracer, contextOf: ownContext },
      });
      // Nobody waits for it: what is wrong is in the log.
      void isStoreUsable();
    },
    async close() {
      await stopBackgroundWork();
      mailer?.close();
      await sockets.close();
      await hub.close();
      await http.dispose();
    },
  };
}

/** The operations that the operator registered. */
function readOwnOperations({ PERSISTED_OPERATIONS: file }: Env): Operations {
  return file === '' ? new Map() : readManifest(file, schema);
}

interface MailSender {
  readonly db: Database;
  /** Null where the operator named no mail server. */
  readonly mailer: Mailer | null;
  readonly site: SiteSettings;
}

/** What the links in e-mails do. */
function linksInMails({ db, mailer, site }: MailSender): MailLinks {
  const sender = { db, mailer, siteName: site.name, siteUrl: site.url ?? '' };
  return {
    confirm: (token) => confirmMailAddress(sender, token),
    unsubscribe: (token) => unsubscribe(db, token),
  };
}

interface Observed {
  readonly db: Database;
  readonly hub: Pick<Hub, 'count'>;
  readonly sockets: Pick<Sockets, 'count'>;
}

/** Names what metrics read when they are scraped. */
function observeServer(metrics: Metrics, { db, hub, sockets }: Observed): void {
  metrics.observe({
    connections: () => db.connections(),
    replicas: () => db.replicas?.states() ?? [],
    subscriptions: () => hub.count(),
    webSockets: () => sockets.count(),
    queues: () => readQueues(db),
    commands: () => readRuns(db),
  });
}
