import type { ConnectionUse, ReplicaUse } from '../db/database.ts';
import type { CommandRun } from './command-runs.ts';
import type { QueueState } from './queues.ts';

/** How a request came, as far as it matters for its speed. */
export type Transport =
  | 'graphql'
  | 'websocket'
  | 'page'
  | 'feed'
  | 'sitemap'
  | 'image'
  | 'asset'
  | 'sign-in';

/** What is measured of a request, or of an operation over a WebSocket, once it is answered. */
export interface AnsweredRequest {
  readonly transport: Transport;
  /** The name of an operation of the pages or of the operator; null for all others, whose names clients choose. */
  readonly operation: string | null;
  /** The status of HTTP; over a WebSocket 200, or 500 for an answer with errors of the server. */
  readonly status: number;
  readonly seconds: number;
  /** In points. */
  readonly cost: number;
  readonly statements: number;
  readonly roundTrips: number;
  /** Whether it was run by a compiled operation; null where no operation was run. */
  readonly isCompiled: boolean | null;
}

/** What is read when metrics are asked for. */
export interface MetricSources {
  /** The connections to the database, by what they are for. */
  readonly connections: () => readonly ConnectionUse[];
  /** Empty where all reads are answered by the primary. */
  readonly replicas: () => readonly ReplicaUse[];
  readonly subscriptions: () => number;
  readonly webSockets: () => number;
  /** Whether the disk of the database had room when a write of this server last needed some. */
  readonly hasRoom: () => Promise<boolean>;
  /** Reads from the database what waits there. */
  readonly queues: () => Promise<readonly QueueState[]>;
  /** Reads the last commands of operators, newest first. */
  readonly commands: () => Promise<readonly CommandRun[]>;
}

/** Counts what a server does. */
export interface Metrics {
  noteRequest(answered: AnsweredRequest): void;
  noteWebhook(outcome: 'delivered' | 'failed'): void;
  /** Names where the rest is read from: once, before the first `text`. */
  observe(sources: MetricSources): void;
  /** All of it in the format of Prometheus, and the type of that. */
  text(): Promise<string>;
  readonly contentType: string;
}
