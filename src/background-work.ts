import { createHash } from 'node:crypto';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { findVisibleNode } from './access/node-ids.ts';
import { startPurging } from './caching/purge-worker.ts';
import type { RecentPurges } from './caching/recent-purges.ts';
import { REMOVAL_KINDS, WEBHOOK_NAMES } from './composition/events.ts';
import { mailRecipient, viewerOfAccount } from './composition/mail.ts';
import type { Database } from './db/database.ts';
import type { Env } from './env.ts';
import type { ExportFiles } from './exporters/personal-data/export-files.ts';
import { startExports } from './exporters/personal-data/export-worker.ts';
import { inProcess } from './http/in-process.ts';
import type { Bundle } from './http/pages/bundle.ts';
import type { ImageStore } from './images/image-store.ts';
import { onceDone } from './lib/once.ts';
import { forgetEvents } from './live/forget-events.ts';
import type { Hub } from './live/hub.ts';
import type { Delivery } from './live/webhooks/webhook.ts';
import { startWebhooks } from './live/webhooks/webhook-worker.ts';
import { type DueMail, emptyMailQueue } from './mail/mail-queue.ts';
import { startMail } from './mail/mail-worker.ts';
import type { Mail, Mailer } from './mail/mailer.ts';
import type { Scope } from './request/scope.ts';
import type { SiteSettings } from './request/site-settings.ts';
import type { Metrics } from './telemetry/metrics.ts';
import type { Tracer } from './telemetry/tracing.ts';

/** In ms. */
const HOUR = 3_600_000;

interface BackgroundOptions {
  readonly env: Env;
  readonly schema: GraphQLSchema;
  readonly db: Database;
  readonly hub: Hub;
  readonly log: Logger;
  readonly site: SiteSettings;
  readonly store: ImageStore;
  /** The files of exports of personal data. */
  readonly files: ExportFiles;
  readonly bundle: () => Promise<Bundle>;
  /** Makes what resolvers get for an operation that the server runs by itself. */
  readonly contextOf: (request: Request) => Scope;
  /** Null where the operator named no mail server. */
  readonly mailer: Mailer | null;
  /** Null where no cache is purged. */
  readonly purges: RecentPurges | null;
  /** Null where nothing is measured. */
  readonly metrics: Metrics | null;
  /** Null where nothing is traced. */
  readonly tracer: Tracer | null;
}

/** Starts what a server does without a request. Returns what ends it. */
export async function startBackgroundWork(
  options: BackgroundOptions,
): Promise<() => Promise<void>> {
  const { env, db, hub, log, store, files, mailer, metrics, tracer } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const stopPurging = await startPurgingOf(options);
  const stops = [
    startExports({ db, log, images: store, files }),
    startWebhooks({
      ...{ db, hub, log, metrics, tracer },
      eventNames: WEBHOOK_NAMES,
      maySend: maySendBy(options),
      maxInFlight: env.WEBHOOK_CONCURRENCY,
      allowsPrivate: env.WEBHOOK_PRIVATE_ADDRESSES,
    }),
    mailer === null
      ? repeat(() => emptyMailQueue(db), {
          ...{ log, every: HOUR, failure: 'the mail queue could not be emptied' },
        })
      : startMail({
          ...{ db, log, mailer, compose: composeBy(options) },
          watch: (look) => hub.watch(look),
        }),
    repeat(() => forgetEvents(db, env.EVENT_RETENTION_DAYS), {
      ...{ log, every: HOUR, failure: 'old events could not be deleted' },
    }),
    repeat(() => collectImages(options, signal), {
      ...{ log, every: HOUR, failure: 'unused images could not be deleted' },
    }),
    repeat(() => fillNames(db, signal), {
      ...{ log, every: 24 * HOUR, failure: 'names of accounts could not be stored' },
      isDoneAtOnce: true,
    }),
  ];
  return async () => {
    stopping.abort();
    await Promise.all([...stops, stopPurging].map((stop) => stop()));
  };
}

interface RepeatOptions {
  readonly log: Logger;
  /** In ms. */
  readonly every: number;
  /** What a failure is logged as. */
  readonly failure: string;
  /** Whether the work is done at once for the first time. */
  readonly isDoneAtOnce?: boolean;
}

/** Does some work again and again. Returns what ends that. */
function repeat(
  work: () => Promise<unknown>,
  { log, every, failure, isDoneAtOnce = false }: RepeatOptions,
): () => Promise<void> {
  let working: Promise<unknown> = Promise.resolve();
  const begin = () => {
    working = work().catch((err: unknown) => {
      log.warn({ err }, `${failure}; the server will try again`);
    });
  };
  if (isDoneAtOnce) begin();
  const timer = setInterval(begin, every).unref();
  return async () => {
    clearInterval(timer);
    await working;
  };
}

async function collectImages({ db, store }: BackgroundOptions, signal: AbortSignal) {
  const { collectImages: collect } = await import('./images/collect-images.ts');
  try {
    await collect(db, store, signal);
  } catch (error) {
    // The next server finds what is left.
    if (!signal.aborted) throw error;
  }
}

async function fillNames(db: Database, signal: AbortSignal): Promise<void> {
  const { recordMissingNameSkeletons } = await import('./naming/look-alikes.ts');
  await recordMissingNameSkeletons(db, signal);
}

/** Whether an event is sent: its object is public, looked up for an anonymous viewer, or the event says that it no longer is. */
function maySendBy({ contextOf }: BackgroundOptions) {
  return async ({ kind, ...node }: Pick<Delivery, 'kind' | 'nodeKind' | 'nodeId'>) =>
    REMOVAL_KINDS.has(kind) ||
    (await findVisibleNode(contextOf(new Request('http://commonplace/')), node)) !== null;
}

/** Writes e-mails about notifications. What that takes is loaded with the first one. */
function composeBy({ env, schema, db, site, contextOf }: BackgroundOptions) {
  const composer = onceDone(async () => {
    const { mailComposer } = await import('./http/mails/compose-mail.ts');
    return mailComposer({
      site,
      recipient: (due) => mailRecipient(db, due),
      viewer: (userId) => viewerOfAccount(db, userId),
      runOperation: inProcess({
        schema,
        context: contextOf,
        // The server's own operation is no client's, and has no client's limits.
        check: () => ({ extensions: {} }),
        seconds: env.OPERATION_TIMEOUT_SECONDS,
      }),
    });
  });
  return async (due: DueMail): Promise<Mail | null> => (await composer())(due);
}

async function startPurgingOf(options: BackgroundOptions): Promise<() => Promise<void>> {
  const { env, db, log, site, bundle, purges } = options;
  if (purges === null || env.CACHE_PURGE_URL === null) return async () => {};
  const { assets } = await bundle();
  const settings = JSON.stringify([
    site,
    env.GRAPHIQL,
    env.CACHE_PURGE_SECONDS,
    [...assets.keys()],
  ]);
  return startPurging({
    ...{ db, log, recent: purges },
    target: { url: env.CACHE_PURGE_URL, secret: env.CACHE_PURGE_SECRET },
    settings: createHash('sha256').update(settings).digest('hex'),
    replicaLag: db.replicas === null ? 0 : env.DATABASE_REPLICA_MAX_LAG_SECONDS * 1000,
    counterInterval: env.CACHE_COUNTER_SECONDS * 1000,
  });
}
