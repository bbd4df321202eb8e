import type { Logger } from 'pino';
import sql from 'sql-template-tag';
import type { Database } from '../../db/database.ts';
import { wantedWork } from '../../lib/wanted-work.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import type { Tracer } from '../../telemetry/tracing.ts';
import type { Hub } from '../hub.ts';
import { markDelivered, markFailed, takeDue } from './deliveries.ts';
import { makeDeliveries } from './make-deliveries.ts';
import { sendDelivery } from './send-delivery.ts';
import type { Delivery } from './webhook.ts';

interface WorkerOptions {
  readonly db: Database;
  readonly hub: Pick<Hub, 'watch'>;
  readonly log: Logger;
  /** Null where nothing is measured. */
  readonly metrics?: Pick<Metrics, 'noteWebhook'> | null;
  /** Null where nothing is traced. */
  readonly tracer?: Tracer | null;
  /** What webhooks call a kind of events, by the kind's name. */
  readonly eventNames: ReadonlyMap<string, string>;
  readonly maxInFlight: number;
  readonly allowsPrivate: boolean;
  /** Whether the receiver may learn of it now. */
  readonly maySend: (delivery: Pick<Delivery, 'kind' | 'nodeKind' | 'nodeId'>) => Promise<boolean>;
  /** How often it looks for what is due, in ms. */
  readonly lookEvery?: number;
}

/** Delivers to webhooks until it is stopped, which cuts off what is in flight: it will be due again. */
export function startWebhooks(options: WorkerOptions): () => Promise<void> {
  const { db, hub, log, metrics, tracer, eventNames, maxInFlight, allowsPrivate, maySend } =
    options;
  const { lookEvery = 5_000 } = options;
  const stopping = new AbortController();
  const inFlight = new Set<Promise<void>>();
  let unwatch: (() => void) | undefined;
  const { want, stop } = wantedWork({
    work,
    onFailure: (err) => log.warn({ err }, 'the webhook worker failed; it will try again'),
  });

  /** Without webhooks one statement a look is all there is. */
  async function hasWebhooks(): Promise<boolean> {
    const active = sql`select from webhooks w where w.is_active`;
    const rows = await db.run<{ any: boolean }>(
      'webhooks.any',
      sql`select exists (${active}) as any`,
    );
    return rows[0]?.any === true;
  }

  async function work(): Promise<void> {
    if (!(await hasWebhooks())) {
      unwatch?.();
      unwatch = undefined;
      return;
    }
    unwatch ??= hub.watch(want);
    while (await makeDeliveries(db));
    while (!stopping.signal.aborted) {
      const due = await takeDue(db, maxInFlight - inFlight.size);
      if (due.length === 0) return;
      for (const delivery of due) {
        const sending = deliver(delivery).finally(() => inFlight.delete(sending));
        inFlight.add(sending);
      }
      if (inFlight.size >= maxInFlight) await Promise.race(inFlight);
    }
  }

  async function deliver(delivery: Delivery): Promise<void> {
    const { signal } = stopping;
    try {
      if (await maySend(delivery)) {
        await send(delivery);
        metrics?.noteWebhook('delivered');
      }
      await markDelivered(db, delivery);
    } catch (error) {
      if (signal.aborted) return;
      metrics?.noteWebhook('failed');
      const reason = error instanceof Error ? error.message : String(error);
      log.warn({ delivery: delivery.id, attempts: delivery.attempts, reason }, 'a webhook failed');
      await markFailed(db, delivery, reason).catch((err: unknown) => {
        log.warn(
          { err },
          'the failure of a webhook could not be stored; the delivery will run again soon',
        );
      });
    }
  }

  /** As a part of the trace of the request that made the event. */
  async function send(delivery: Delivery): Promise<void> {
    const { traceparent: parent, kind } = delivery;
    const { signal } = stopping;
    const span = tracer?.begin(`webhook ${eventNames.get(kind) ?? kind}`, {
      kind: 'client',
      parent,
    });
    const traceparent = span?.traceparent ?? parent;
    let hasFailed = true;
    try {
      await sendDelivery({ ...delivery, traceparent }, { allowsPrivate, eventNames, signal });
      hasFailed = false;
    } finally {
      span?.end({ hasFailed });
    }
  }

  const timer = setInterval(want, lookEvery).unref();
  want();
  return async () => {
    stopping.abort();
    clearInterval(timer);
    unwatch?.();
    await stop();
    await Promise.all(inFlight);
  };
}
