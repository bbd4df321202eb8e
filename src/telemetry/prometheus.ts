import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { CommandRun } from './command-runs.ts';
import type { AnsweredRequest, MetricSources, Metrics } from './metrics.ts';

/** In s: most answers take milliseconds, and none longer than the limit of an operation. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** How long what was read from the database is used again, in ms: several may scrape a server. */
const MAX_AGE = 5_000;

/** What stands for an operation whose name a client chose. */
const OTHER = 'other';

/**
 * Metrics for Prometheus. Labels have few values, whatever clients send: operations have names only where the
 * pages or the operator named them.
 */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const request = requestMetrics(registers);
  const webhooks = new Counter({
    name: 'commonplace_webhook_attempts_total',
    help: 'Attempts of this server to deliver to a webhook.',
    labelNames: ['outcome'],
    registers,
  });
  return {
    noteRequest: request,
    noteWebhook: (outcome) => webhooks.inc({ outcome }),
    observe(sources) {
      observeServer(registers, sources);
      observeReplicas(registers, sources);
      observeDatabase(registers, sources);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

function requestMetrics(registers: Registry[]): Metrics['noteRequest'] {
  const labelNames = ['transport', 'operation'] as const;
  const requests = new Counter({
    name: 'commonplace_requests_total',
    help: 'Requests that were answered, and operations over WebSocket. Probes are not counted.',
    labelNames: [...labelNames, 'status'],
    registers,
  });
  const seconds = new Histogram({
    name: 'commonplace_request_duration_seconds',
    help: 'Time from the arrival of a request until its answer begins.',
    labelNames,
    buckets: SECONDS,
    registers,
  });
  const cost = new Counter({
    name: 'commonplace_operation_cost_points_total',
    help: 'Cost of the operations that were run, in points.',
    labelNames,
    registers,
  });
  const statements = new Counter({
    name: 'commonplace_statements_total',
    help: 'Queries that requests sent to the database.',
    labelNames,
    registers,
  });
  const roundTrips = new Counter({
    name: 'commonplace_round_trips_total',
    help: 'Round trips to the database in which these queries went.',
    labelNames,
    registers,
  });
  const compiled = new Counter({
    name: 'commonplace_compiled_operations_total',
    help: 'Operations by whether they were run by a compiled operation (hit) or not (miss).',
    labelNames: ['result'],
    registers,
  });
  return (answered: AnsweredRequest) => {
    const labels = { transport: answered.transport, operation: answered.operation ?? OTHER };
    requests.inc({ ...labels, status: answered.status });
    seconds.observe(labels, answered.seconds);
    cost.inc(labels, answered.cost);
    statements.inc(labels, answered.statements);
    roundTrips.inc(labels, answered.roundTrips);
    if (answered.isCompiled !== null) {
      compiled.inc({ result: answered.isCompiled ? 'hit' : 'miss' });
    }
  };
}

function observeServer(registers: Registry[], sources: MetricSources): void {
  const connections = { open: 'Open', in_use: 'In use', waiting: 'Waiting for one' };
  for (const [state, words] of Object.entries(connections)) {
    new Gauge({
      name: `commonplace_database_connections_${state}`,
      help: `Connections to PostgreSQL by what they are for. ${words}.`,
      labelNames: ['pool'],
      registers,
      collect() {
        for (const use of sources.connections()) {
          const values = { open: use.open, in_use: use.inUse, waiting: use.waiting };
          this.set({ pool: use.pool }, values[state as keyof typeof values]);
        }
      },
    });
  }
  new Gauge({
    name: 'commonplace_subscriptions',
    help: 'Subscriptions that are open on this server.',
    registers,
    collect() {
      this.set(sources.subscriptions());
    },
  });
  new Gauge({
    name: 'commonplace_websockets',
    help: 'WebSockets that are open on this server.',
    registers,
    collect() {
      this.set(sources.webSockets());
    },
  });
}

function observeReplicas(registers: Registry[], { replicas }: MetricSources): void {
  const labelNames = ['replica'];
  new Gauge({
    name: 'commonplace_replica_up',
    help: '1 if this server reads from the replica, 0 while it leaves it alone.',
    labelNames,
    registers,
    collect() {
      for (const { location, isUsed } of replicas())
        this.set({ replica: location }, isUsed ? 1 : 0);
    },
  });
  new Gauge({
    name: 'commonplace_replica_lag_seconds',
    help: 'For how long the primary has had what the replica has not replayed, up to the limit from which on it is left alone.',
    labelNames,
    registers,
    collect() {
      for (const { location, lag } of replicas()) this.set({ replica: location }, lag);
    },
  });
  new Counter({
    name: 'commonplace_replica_statements_total',
    help: 'Queries that the replica answered this server.',
    labelNames,
    registers,
    collect() {
      this.reset();
      for (const { location, statements } of replicas())
        this.inc({ replica: location }, statements);
    },
  });
}

/** What is read from the database. When that does not answer, the metrics of this process are there still. */
function observeDatabase(registers: Registry[], sources: MetricSources): void {
  const queues = remembered(sources.queues);
  const commands = remembered(async () => lastOfEach(await sources.commands()));
  new Gauge({
    name: 'commonplace_database_up',
    help: '1 if the database answered during this scrape, else 0.',
    registers,
    async collect() {
      this.set((await queues()) === null ? 0 : 1);
    },
  });
  new Gauge({
    name: 'commonplace_database_disk_full',
    help: '1 from a write of this server that found no room on the disk of the database until one finds some, else 0.',
    registers,
    async collect() {
      this.set((await sources.hasRoom()) ? 0 : 1);
    },
  });
  new Gauge({
    name: 'commonplace_queue_entries',
    help: 'Entries that are due in a queue of the database, at most 10,000. The same on every server.',
    labelNames: ['queue'],
    registers,
    async collect() {
      this.reset();
      for (const { name, waiting } of (await queues()) ?? []) this.set({ queue: name }, waiting);
    },
  });
  new Gauge({
    name: 'commonplace_queue_age_seconds',
    help: 'How long the entry that is due for longest has been due; 0 when nothing is.',
    labelNames: ['queue'],
    registers,
    async collect() {
      this.reset();
      for (const { name, ageSeconds } of (await queues()) ?? []) {
        this.set({ queue: name }, ageSeconds ?? 0);
      }
    },
  });
  new Gauge({
    name: 'commonplace_command_ended_timestamp_seconds',
    help: 'When an import or doctor last ended, in seconds since 1970; 0 while it runs. The same on every server.',
    labelNames: ['command'],
    registers,
    async collect() {
      this.reset();
      for (const { command, endedAt } of (await commands()) ?? []) {
        this.set({ command }, endedAt === null ? 0 : Date.parse(endedAt) / 1000);
      }
    },
  });
  new Gauge({
    name: 'commonplace_command_good',
    help: '1 if an import or doctor last ended without problems, else 0. The same on every server.',
    labelNames: ['command'],
    registers,
    async collect() {
      this.reset();
      for (const { command, isGood } of (await commands()) ?? []) {
        this.set({ command }, isGood === true ? 1 : 0);
      }
    },
  });
}

/** Newest first. */
function lastOfEach(runs: readonly CommandRun[]): CommandRun[] {
  return [...new Map([...runs].reverse().map((run) => [run.command, run])).values()];
}

/** What was read within the last seconds, or is read now; null when that fails. */
function remembered<Found>(read: () => Promise<Found>): () => Promise<Found | null> {
  let readAt = Number.NEGATIVE_INFINITY;
  let found: Promise<Found | null> = Promise.resolve(null);
  return () => {
    const now = performance.now();
    if (now - readAt > MAX_AGE) {
      readAt = now;
      found = read().catch(() => null);
    }
    return found;
  };
}
