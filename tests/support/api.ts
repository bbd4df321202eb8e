import pino, { type Logger } from 'pino';
import { afterAll, onTestFinished, TestRunner } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import type { Database } from '../../src/db/database.ts';
import { readEnv } from '../../src/env.ts';
import { basePathOf } from '../../src/lib/base-path.ts';
import { type Capture, captureStatements } from './capture.ts';
import { type Seed, seedContent } from './content.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';
import { askingForUserErrors, type GraphqlError, withUserErrors } from './user-errors.ts';

/** What came back over HTTP. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of the query beside it
  readonly data: any;
  /** Those of the response, then the `userErrors` of its mutations, whose `argument` is their path. */
  readonly errors: readonly GraphqlError[];
}

/** A server to ask, over HTTP but without a port. */
export interface Api {
  readonly app: App;
  /** The statements that were sent, since the last `clear()`. */
  readonly statements: Capture;
  /** Asks and gives back all there is to see. */
  answer(query: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** The same server as somebody who bears this token. */
  as(token: string): Pick<Api, 'answer' | 'ask'>;
  /** Asks what must succeed, and gives back its data. */
  ask: (query: string, variables?: Record<string, unknown>) => Promise<Answer['data']>;
}

export interface TestApi extends Api {
  readonly database: TestDatabase;
  readonly seed: Seed;
}

/** A server of one's own on a database of one's own, for a whole test file. */
export async function openTestApi(
  environment: Readonly<Record<string, string>> = {},
): Promise<TestApi> {
  const database = await openTestDatabase();
  return { database, seed: seedContent(database), ...serveTest(database, environment) };
}

/** A server on a database that is there already, until the test that asks for it ends, or the file. */
export function serveTest(
  database: Database,
  environment: Readonly<Record<string, string>> = {},
  log: Logger = pino({ level: 'silent' }),
): Api {
  const statements = captureStatements(database);
  const env = readEnv({ LOG_LEVEL: 'silent', ...environment });
  const address = `http://commonplace${basePathOf(env.SITE_URL)}/graphql`;
  const app = createApp({
    env,
    db: statements.database,
    log,
  });
  const whenDone = TestRunner.getCurrentTest() === undefined ? afterAll : onTestFinished;
  whenDone(() => app.close());

  function asking(authorization: Record<string, string>): Pick<Api, 'answer' | 'ask'> {
    async function answer(query: string, variables: Record<string, unknown> = {}) {
      const asked = askingForUserErrors(query);
      const response = await app.fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...authorization },
        body: JSON.stringify({ query: asked, variables }),
      });
      const { status, headers } = response;
      const { data, errors = [] } = (await response.json()) as Answer;
      return {
        status,
        headers,
        data,
        errors: asked === query ? errors : withUserErrors(data, errors),
      };
    }

    async function ask(query: string, variables?: Record<string, unknown>) {
      const { data, errors } = await answer(query, variables);
      if (errors.length > 0) {
        throw new Error(`${errors.map(({ message }) => message).join('\n')}\nin ${query}`);
      }
      return data;
    }

    return { answer, ask };
  }

  const as = (token: string) => asking({ authorization: `Bearer ${token}` });
  return { app, statements, ...asking({}), as };
}
