import type { RequestListener } from 'node:http';
import type { Logger } from 'pino';
import sql from 'sql-template-tag';
import type { Database } from './db/database.ts';
import type { Env } from './env.ts';
import { schema } from './graphql/schema.ts';
import { busiestUsername } from './http/busiest-username.ts';
import { WEB_FOLDER } from './http/pages/bundle.ts';
import { createHttp } from './http/yoga.ts';
import { createHub } from './live/hub.ts';

/** The whole server, without a port. */
export interface App {
  /** Answers a request as the server would. */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /** The same for `node:http`. */
  readonly listener: RequestListener;
  /** From now on `/health/ready` says no; everything else goes on being answered. */
  drain(): void;
  /** Ends what the server holds itself. The database is the caller's. */
  close(): Promise<void>;
}

interface AppOptions {
  readonly env: Env;
  /** Open and migrated. */
  readonly db: Database;
  readonly log: Logger;
  /** Where the build put the pages, if elsewhere than it does. */
  readonly webFolder?: string;
}

/** Puts the server together. */
export function createApp({ env, db, log, webFolder = WEB_FOLDER }: AppOptions): App {
  let draining = false;
  const hub = createHub({
    db,
    log,
    mostFollowers: env.LIVE_SUBSCRIPTIONS,
    keptDays: env.EVENT_RETENTION_DAYS,
  });
  const http = createHttp({
    env,
    schema,
    db,
    log,
    hub,
    site: {
      name: env.SITE_NAME,
      description: env.SITE_DESCRIPTION,
      url: env.SITE_URL,
      costLimit: env.COST_LIMIT,
    },
    async isReady() {
      return !draining && (await db.run('health.ready', sql`select 1 as one`)).length === 1;
    },
    webFolder,
    exampleUsername: () => busiestUsername(fetch),
  });

  async function fetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    return input instanceof Request
      ? http.fetch(new Request(input, init))
      : http.fetch(String(input), init ?? {});
  }

  return {
    fetch,
    listener: http,
    drain() {
      draining = true;
    },
    async close() {
      await hub.close();
      await http.dispose();
    },
  };
}
