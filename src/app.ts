import type { RequestListener } from 'node:http';
import type { Logger } from 'pino';
import { readableExport } from './composition/data-exports.ts';
import { mayReadImage } from './composition/images.ts';
import { confirmMailAddress, unsubscribe } from './composition/mail.ts';
import { originsOf } from './composition/origins.ts';
import { REGISTRY } from './composition/registry.ts';
import { schema } from './composition/schema.ts';
import { sitemapSources } from './composition/sitemap.ts';
import type { Database } from './db/database.ts';
import type { Env } from './env.ts';
import { belowBasePath } from './http/below-base-path.ts';
import { busiestUsername } from './http/busiest-username.ts';
import { requestContext } from './http/context.ts';
import { namesOf } from './http/persisted-operations/manifest.ts';
import { createReadiness } from './http/readiness.ts';
import type { MailLinks } from './http/served/mail-links.ts';
import { createLazySockets } from './http/sockets/lazy-sockets.ts';
import type { Sockets } from './http/sockets/sockets.ts';
import { createHttp } from './http/yoga.ts';
import { imageWork } from './images/image-work.ts';
import { uploadReceiver } from './images/receive-upload.ts';
import { onceDone } from './lib/once.ts';
import type { Hub } from './live/hub.ts';
import { loggedMailer } from './mail/logged-mailer.ts';
import type { Mailer } from './mail/mailer.ts';
import type { SiteSettings } from './request/site-settings.ts';
import { type ServerParts, serverParts } from './server-parts.ts';
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
  const { env, db, log, metrics = null, tracer = null } = options;
  let isWithdrawn = false;
  const parts = serverParts(options);
  const { mailer, hub, shares, identify, readAfter, site, bundle, operations } = parts;
  const { store, files, isStoreUsable, purges } = parts;
  const requestMailer = mailer && loggedMailer(mailer, log);
  const readiness = createReadiness(db);
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
    signIn: parts.signIn,
    metrics,
    tracer,
    purges,
    sitemapSources: sitemapSources(db),
    originsOf: (names) => originsOf(db, names),
    uploadReceiver: uploadReceiver({ db, store, work: imageWork }),
    exampleUsername: () => busiestUsername((url, init) => fetchInside(new Request(url, init))),
  });

  const sockets = socketsOf({ ...parts, env, log, http, metrics });
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

interface SocketOptions
  extends Pick<AppOptions, 'env' | 'log'>,
    Pick<ServerParts, 'identify' | 'readAfter' | 'shares' | 'operations'> {
  readonly http: ReturnType<typeof createHttp>;
  readonly metrics: Metrics | null;
}

/** WebSockets, for subscriptions. */
function socketsOf(options: SocketOptions) {
  const { env, http, identify, readAfter, log, shares, operations, metrics } = options;
  return createLazySockets({
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
    hasRoom: () => db.hasRoom(),
    queues: () => readQueues(db),
    commands: () => readRuns(db),
  });
}
