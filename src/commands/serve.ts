import { setTimeout as sleep } from 'node:timers/promises';
import { Command } from 'commander';
import type { Logger } from 'pino';
import type { Database } from '../db/database.ts';
import type { IncidentReport } from '../db/incident.ts';
import type { ReplicaReport } from '../db/postgres/replicas/replica-report.ts';
import { type Env, readEnv, replicaSettings, tracingSettings } from '../env.ts';
import type { HttpServer } from '../http/server.ts';
import { basePathOf } from '../lib/base-path.ts';
import { inTime } from '../lib/in-time.ts';
import { createLog } from '../log.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { Tracer } from '../telemetry/tracing.ts';
import { assertUsableSettings } from './assert-usable-settings.ts';
import { Failure } from './failure.ts';
import { setHeapFlags } from './heap-flags.ts';
import { shutdownSignal } from './shutdown-signal.ts';
import { surviveStrayRejections } from './stray-rejections.ts';
import { waitOption } from './waiting.ts';
import { withDatabase } from './with-database.ts';

/** `commonplace serve` */
export function serveCommand(): Command {
  return new Command('serve')
    .description('migrate the database and serve the API until a signal stops the server')
    .addHelpText(
      'after',
      '\nSettings come from the environment (PORT, HOST, DATABASE_URL, …): docs/operations.md lists them.\n' +
        'SIGTERM, SIGINT or SIGHUP finishes the requests in flight; a second signal stops at once.',
    )
    .addOption(waitOption())
    .action(serve);
}

/** Seconds for which a statement outlives its operation, so that the error is that of the operation. */
const STATEMENT_GRACE = 1;

async function serve({ wait }: { readonly wait?: number }): Promise<void> {
  setHeapFlags();
  const env = readEnv();
  await assertUsableSettings(env);
  const log = await createLog(env);
  surviveStrayRejections(log);
  // Loaded while the database is being opened.
  const modules = loadServer();
  const statementTimeout = env.OPERATION_TIMEOUT_SECONDS + STATEMENT_GRACE;
  const incidents = incidentLog(log);
  const warn = (message: string) => log.warn(message);
  const replicas = { ...replicaSettings(env), report: replicaLog(log) };
  const options = {
    ...{ statementTimeout, incidents, replicas, warn },
    isShared: true,
    waitSeconds: wait,
  };
  await withDatabase(env, (db) => serveFrom(db, { env, log, modules }), options);
}

function incidentLog(log: Logger): IncidentReport {
  return {
    lost: (reason) => log.error({ reason }, 'the database does not answer'),
    recovered: (seconds) => log.info({ seconds }, 'the database answers again'),
    short: (reason) => log.warn({ reason }, 'the database refuses further connections'),
    diskFull: (reason) => log.error({ reason }, 'the disk of the database is full: writes fail'),
    roomAgain: (seconds) => log.info({ seconds }, 'the disk of the database has room again'),
  };
}

function replicaLog(log: Logger): ReplicaReport {
  return {
    left: (replica, reason) => log.warn({ replica, reason }, 'a replica is not read from'),
    takenBack: (replica) => log.info({ replica }, 'a replica is read from again'),
  };
}

function loadServer() {
  return Promise.all([
    import('../db/migrate.ts'),
    import('../app.ts'),
    import('../http/server.ts'),
    import('../upkeep/search-language.ts'),
  ]);
}

/** How long the end of the server waits for a collector of traces, in ms. */
const TRACER_GRACE = 2_000;

interface ServeOptions {
  readonly env: Env;
  readonly log: Logger;
  readonly modules: ReturnType<typeof loadServer>;
}

/** Migrates, listens, and comes back when a signal has ended it. */
async function serveFrom(db: Database, { env, log, modules }: ServeOptions): Promise<void> {
  const [{ migrate }, { createApp }, { listen }, { prepareSearch }] = await modules;
  await migrate(db, { log: (message) => log.info(message) });
  const advice = await prepareSearch(db, env.SITE_LANGUAGE);
  if (advice !== null) log.warn(advice);
  if (wantsDemo(env, db)) await putDemoInto(db, log);
  const [metrics, tracer] = await Promise.all([openMetrics(env), openTracer()]);
  const app = createApp({ env, db, log, metrics, tracer });
  const { HOST: host, PORT: port } = env;
  const { listener, upgrade: onUpgrade } = app;
  const metricsServer = metrics && (await startMetrics(metrics, { env, log }));
  const server = await listen({ host, port, listener, onUpgrade }).catch((error: unknown) => {
    throw addressFailure(error, { host, port });
  });
  // Before the address is printed: a caller that stops the server then must find it ready to be stopped.
  await app.startBackgroundWork();
  const invitation = await inviteAdministrator(db, { env, url: server.url });
  announce({ env, url: server.url, location: db.location, invitation });
  const signal = await shutdownSignal();
  log.info({ signal }, 'shutting down');
  app.withdraw();
  server.withdraw();
  const delay = env.SHUTDOWN_DELAY_SECONDS * 1000;
  if (delay > 0) await sleep(delay);
  app.drain();
  await finish(server, env, log);
  await app.close();
  await metricsServer?.stop(0);
  // A collector that does not answer must not hold up the end.
  if (tracer !== null)
    await inTime(
      tracer.close().catch(() => {}),
      TRACER_GRACE,
      () => {},
    );
}

/** Loaded where something is measured: it takes as long as a tenth of a start. */
async function openMetrics({ METRICS_PORT }: Env): Promise<Metrics | null> {
  if (METRICS_PORT === null) return null;
  const { createMetrics } = await import('../telemetry/prometheus.ts');
  return createMetrics();
}

/** Loaded where traces go somewhere. */
async function openTracer(): Promise<Tracer | null> {
  const settings = tracingSettings();
  if (settings === null) return null;
  const { createTracer } = await import('../telemetry/open-telemetry.ts');
  return createTracer(settings);
}

async function startMetrics(
  metrics: Metrics,
  { env, log }: { readonly env: Env; readonly log: Logger },
): Promise<HttpServer> {
  const { serveMetrics } = await import('../http/metrics-server.ts');
  const { METRICS_HOST: host, METRICS_PORT } = env;
  const port = METRICS_PORT ?? 0;
  const server = await serveMetrics({ host, port, metrics, log }).catch((error: unknown) => {
    throw addressFailure(error, { host, port, prefix: 'METRICS_' });
  });
  log.info({ url: server.url }, 'metrics are served');
  return server;
}

/** With `auto` only the embedded database gets the demo: who brings a PostgreSQL brings a community, too. */
function wantsDemo({ DEMO }: Env, { engine }: Database): boolean {
  return DEMO === 'on' || (DEMO === 'auto' && engine === 'pglite');
}

async function putDemoInto(db: Database, log: Logger): Promise<void> {
  const { seedDemo } = await import('../importers/demo/seed-demo.ts');
  if (await seedDemo(db)) log.info('the database was empty: the demo community was imported');
}

interface Announcement {
  readonly env: Env;
  readonly url: string;
  readonly location: string;
  readonly invitation: string;
}

function announce({ env, url, location, invitation }: Announcement): void {
  const site = url + basePathOf(env.SITE_URL);
  process.stdout.write(
    `Pages     ${site}/\n` +
      `API       ${site}/graphql\n` +
      `GraphiQL  ${env.GRAPHIQL && !env.PERSISTED_OPERATIONS_ONLY ? `${site}/graphiql` : 'off'}\n` +
      `Data      ${location}\n${invitation}`,
  );
}

/** The lines with a link that makes an administrator, as long as none can sign in. */
async function inviteAdministrator(
  db: Database,
  { env, url }: { readonly env: Env; readonly url: string },
): Promise<string> {
  if (env.SIGN_IN === 'off') return '';
  const { firstAdministratorLink, LINK_HOURS, linkPath } = await import(
    '../domains/people/account/sign-in/links.ts'
  );
  const link = await firstAdministratorLink(db);
  if (link === null) return '';
  return (
    `Admin     ${env.SITE_URL ?? url}${linkPath(link)}\n` +
    `          This link makes you an administrator. It works once, within ${LINK_HOURS} hours.\n`
  );
}

async function finish(server: HttpServer, env: Env, log: Logger): Promise<void> {
  const isClean = await server.stop(env.SHUTDOWN_GRACE_SECONDS);
  if (!isClean) log.warn('closed connections that did not end within SHUTDOWN_GRACE_SECONDS');
}

interface ListenAddress {
  readonly host: string;
  readonly port: number;
  /** What the names of the variables begin with that hold them. */
  readonly prefix?: string;
}

function addressFailure(cause: unknown, { host, port, prefix = '' }: ListenAddress): Failure {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
  const why = WHY_NOT[code] ?? 'Choose another with PORT=… or HOST=….';
  const advice = why.replace(/HOST=|PORT=/g, `${prefix}$&`);
  return new Failure(`Cannot listen on ${host} port ${port} (${code}). ${advice}`, { cause });
}

const WHY_NOT: Readonly<Record<string, string>> = {
  EADDRINUSE: 'Something else listens there: stop it, or choose another with PORT=….',
  EACCES: 'Ports below 1024 need privileges: choose a higher one with PORT=….',
  EADDRNOTAVAIL: 'This machine does not have that address: choose another with HOST=….',
  ENOTFOUND: 'There is no host of that name: choose another with HOST=….',
};
