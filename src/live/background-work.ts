import type { Logger } from 'pino';
import type { Database } from '../db/database.ts';
import { emptyMailQueue } from '../mail/mail-queue.ts';
import { type MailWorkerOptions, startMail } from '../mail/mail-worker.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { Tracer } from '../telemetry/tracing.ts';
import { forgetEvents } from './forget-events.ts';
import type { Hub } from './hub.ts';
import type { Delivery } from './webhooks/webhook.ts';
import { startWebhooks } from './webhooks/webhook-worker.ts';

/** How often old events are deleted, in ms. */
const FORGET_EVERY = 3_600_000;

/** How often unused images are looked for, in ms. */
const COLLECT_EVERY = 3_600_000;

/** How often accounts are looked for whose names are not recorded, in ms. */
const FILL_EVERY = 24 * 3_600_000;

interface BackgroundOptions {
  readonly env: {
    readonly EVENT_RETENTION_DAYS: number;
    readonly WEBHOOK_CONCURRENCY: number;
    readonly WEBHOOK_PRIVATE_ADDRESSES: boolean;
  };
  readonly db: Database;
  readonly hub: Hub;
  readonly log: Logger;
  /** Null where nothing is measured. */
  readonly metrics: Pick<Metrics, 'noteWebhook'> | null;
  /** Null where nothing is traced. */
  readonly tracer: Tracer | null;
  /** Deletes images that nothing shows. */
  readonly collectImages: (signal: AbortSignal) => Promise<unknown>;
  /** What webhooks call a kind of events, by the kind's name. */
  readonly eventNames: ReadonlyMap<string, string>;
  /** Whether everybody may see a thing. */
  readonly isPublic: (delivery: Pick<Delivery, 'nodeKind' | 'nodeId'>) => Promise<boolean>;
  /** Null where the operator named no mail server. */
  readonly mail: Pick<MailWorkerOptions, 'mailer' | 'compose'> | null;
}

/** Starts what a server does though nobody asks. Returns what ends it. */
export function startBackgroundWork(options: BackgroundOptions): () => Promise<void> {
  const { env, db, hub, log, metrics, tracer, collectImages, eventNames, isPublic, mail } = options;
  const forget = setInterval(() => {
    forgetEvents(db, env.EVENT_RETENTION_DAYS).catch((err: unknown) => {
      log.warn({ err }, 'old events could not be deleted; the server will try again');
    });
    if (mail !== null) return;
    emptyMailQueue(db).catch((err: unknown) => {
      log.warn({ err }, 'the mail queue could not be emptied; the server will try again');
    });
  }, FORGET_EVERY).unref();
  const stopping = new AbortController();
  let filling = Promise.resolve();
  const fill = () => {
    filling = fillNames(db, stopping.signal).catch((err: unknown) => {
      log.warn({ err }, 'names of accounts could not be stored; the server will try again');
    });
  };
  fill();
  const fillAgain = setInterval(fill, FILL_EVERY).unref();
  let collecting: Promise<unknown> = Promise.resolve();
  const collect = setInterval(() => {
    collecting = collectImages(stopping.signal).catch((err: unknown) => {
      log.warn({ err }, 'unused images could not be deleted; the server will try again');
    });
  }, COLLECT_EVERY).unref();
  const stopMail =
    mail === null ? null : startMail({ db, log, watch: (look) => hub.watch(look), ...mail });
  const stopWebhooks = startWebhooks({
    db,
    hub,
    log,
    metrics,
    tracer,
    eventNames,
    isPublic,
    maxInFlight: env.WEBHOOK_CONCURRENCY,
    allowsPrivate: env.WEBHOOK_PRIVATE_ADDRESSES,
  });
  return async () => {
    clearInterval(forget);
    clearInterval(fillAgain);
    clearInterval(collect);
    stopping.abort();
    await Promise.all([filling, collecting]);
    await Promise.all([stopWebhooks(), stopMail?.()]);
  };
}

async function fillNames(db: Database, signal: AbortSignal): Promise<void> {
  const { recordMissingNameSkeletons } = await import('../naming/look-alikes.ts');
  await recordMissingNameSkeletons(db, signal);
}
