import type { LiveEvent } from '../event.ts';

/** One message to one address. */
export interface Delivery extends Pick<LiveEvent, 'kind' | 'nodeKind' | 'nodeId' | 'createdAt'> {
  readonly id: string;
  readonly url: string;
  readonly secret: string;
  /** The `traceparent` of the request that made the event; null where it had none. */
  readonly traceparent: string | null;
  /** How often it was tried, the attempt under way counted. */
  readonly attempts: number;
}
