import { Webhook } from 'standardwebhooks';
import { encodeGlobalId } from '../../lib/global-id.ts';
import { openRequest } from '../../outbound/open-request.ts';
import type { Delivery } from './webhook.ts';

/** How long a receiver may take to answer, in ms. */
const TIMEOUT = 10_000;

export interface SendOptions {
  /** What webhooks call a kind of events, by the kind's name. */
  readonly eventNames: ReadonlyMap<string, string>;
  /** Whether addresses of private networks may be sent to. */
  readonly allowsPrivate: boolean;
  readonly signal: AbortSignal;
  /** In ms. Default: 10 s. */
  readonly patience?: number;
}

/**
 * Sends a delivery once, signed as Standard Webhooks specifies.
 *
 * @throws Error that says why, unless the receiver answers with a status of 2xx in time
 */
export function sendDelivery(delivery: Delivery, options: SendOptions): Promise<void> {
  const { id, url, secret, traceparent } = delivery;
  const { allowsPrivate, eventNames, patience = TIMEOUT } = options;
  const body = bodyOf(delivery, eventNames);
  const sentAt = new Date();
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(patience)]);
  return new Promise((resolve, reject) => {
    const sending = openRequest(url, {
      body,
      allowsPrivate,
      signal,
      headers: {
        'user-agent': 'Commonplace',
        ...(traceparent !== null && { traceparent }),
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
        'webhook-signature': new Webhook(secret).sign(id, sentAt, body),
      },
    });
    sending.once('response', (response) => {
      const status = response.statusCode ?? 0;
      // Nothing of the answer is read: it may be endless.
      sending.destroy();
      if (status >= 200 && status < 300) resolve();
      else reject(new Error(`the receiver answered with status ${status}`));
    });
    sending.once('error', (error) =>
      reject(
        signal.aborted && !options.signal.aborted
          ? new Error(`no answer within ${patience} ms`)
          : error,
      ),
    );
    sending.end(body);
  });
}

/** It names the thing and holds nothing of it: receivers ask the API for what they need, as of then. */
function bodyOf(
  { kind, nodeKind, nodeId, createdAt }: Delivery,
  eventNames: ReadonlyMap<string, string>,
): string {
  const type = eventNames.get(kind) ?? kind;
  const data = { type: nodeKind, id: encodeGlobalId(nodeKind, nodeId) };
  return JSON.stringify({ type, timestamp: createdAt, data });
}
