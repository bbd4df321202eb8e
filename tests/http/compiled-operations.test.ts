import { readdirSync, readFileSync } from 'node:fs';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import type { Database } from '../../src/db/database.ts';
import { readEnv } from '../../src/env.ts';
import { PROFILE_QUERY, profileVariables } from '../../src/http/profile-query.ts';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { seedContent } from '../support/content.ts';
import { openTestDatabase } from '../support/database.ts';
import { createFixtureCommunity } from '../support/fixture-community.ts';
import { send } from './send.ts';

const database = await openTestDatabase();
await createFixtureCommunity(seedContent(database));

function serverWith(fault: Partial<Database> = {}, environment: Record<string, string> = {}) {
  const db = { ...database, ...fault };
  return createApp({ env: readEnv(environment), db, log: pino({ level: 'silent' }) });
}

/** Sends one request often enough for its operation to be compiled, and gives back all answers. */
async function often(body: Record<string, unknown>, app = serverWith()) {
  const answers = [];
  for (let count = 0; count < 5; count += 1) {
    const { status, json } = await send(app, { body });
    answers.push({ status, ...json });
  }
  return answers;
}

const golden = new URL('../golden/', import.meta.url);
const queries = readdirSync(golden).filter((file) => file.endsWith('.graphql'));

/** An id of nothing for each variable: whatever is found, later answers are like the first one. */
function variablesOf(query: string): Record<string, string> {
  const names = [...query.matchAll(/\$(\w+): ID!/g)].map(([, name = '']) => name);
  const id = encodeGlobalId('User', '01890000-0000-7000-8000-000000000000');
  return Object.fromEntries(names.map((name) => [name, id]));
}

describe('an operation that comes again is answered', () => {
  it.each(queries)('as at the first time: %s', async (file) => {
    const query = readFileSync(new URL(file, golden), 'utf8');
    const [first, ...later] = await often({ query, variables: variablesOf(query) });
    expect(first?.errors).toBeUndefined();
    for (const answer of later) expect(answer).toEqual(first);
  });

  it('as at the first time, for other variables too', async () => {
    const app = serverWith();
    await often({ query: PROFILE_QUERY, variables: profileVariables('clock0') }, app);
    const body = { query: PROFILE_QUERY, variables: profileVariables('clock1') };
    const { json } = await send(app, { body });
    expect(json).toEqual((await send(serverWith(), { body })).json);
  });

  it('with the fields that its conditions leave', async () => {
    const app = serverWith();
    const query = `query Some($full: Boolean!) {
      user(username: "clock0") { username ...Rest @include(if: $full) karma @skip(if: $full) }
    }
    fragment Rest on User { displayName comments(first: 1) { nodes { __typename } } }`;
    await often({ query, variables: { full: true } }, app);
    const { json } = await send(app, { body: { query, variables: { full: false } } });
    expect(json.data).toEqual({ user: { username: 'clock0', karma: 0 } });
  });

  it('with errors as at the first time', async () => {
    const app = serverWith();
    const query = 'query Page($first: Int) { comments(first: $first) { nodes { id } } }';
    const body = { query, variables: { first: 101 } };
    const [uncompiled] = await often(body, app);
    await often({ query, variables: { first: 1 } }, app);
    for (const answer of await often(body, app)) expect(answer).toEqual(uncompiled);
    expect(uncompiled?.errors?.[0]).toMatchObject({
      path: ['comments'],
      extensions: { code: 'BAD_USER_INPUT', argument: 'first' },
    });
  });

  it('by the operation that is named, where a document has two', async () => {
    const query = 'query One { a: __typename } query Two { b: __typename }';
    const answers = await often({ query, operationName: 'Two' });
    expect(answers.map(({ data }) => data)).toEqual(Array(5).fill({ b: 'Query' }));
  });

  it.each(['One', 'Two', '', 7])('as at the first time, when named %j', async (operationName) => {
    const app = serverWith();
    const body = { query: 'query One { site { name } }', operationName };
    const { status, json } = await send(app, { body });
    await often({ query: body.query }, app);
    for (const answer of await often(body, app)) expect(answer).toEqual({ status, ...json });
    expect(json.errors === undefined).toBe(operationName === 'One');
  });

  it('as at the first time, when it costs too much with other variables', async () => {
    const query =
      'query Pages($n: Int!) { comments(first: $n) { nodes { replies(first: $n) { nodes { id } } } } }';
    const limits = { COST_LIMIT: '1000' };
    const body = { query, variables: { n: 100 } };
    const { status, json } = await send(serverWith({}, limits), { body });
    expect(json.errors?.[0]?.extensions).toMatchObject({ code: 'COST_LIMIT_EXCEEDED' });
    const app = serverWith({}, limits);
    await often({ query, variables: { n: 1 } }, app);
    const again = await send(app, { body });
    expect({ status: again.status, ...again.json }).toEqual({ status, ...json });
  });

  it('and is named in the log', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'info' }, { write: (line) => lines.push(line) });
    const app = createApp({ env: readEnv({}), db: database, log });
    await often({ query: 'query Named { site { name } }' }, app);
    const names = lines.map((line) => JSON.parse(line).operation);
    expect(names).toEqual(Array(5).fill('Named'));
  });

  it('with a refusal, where its variables do not fit', async () => {
    const app = serverWith();
    const query = 'query Page($first: Int) { comments(first: $first) { nodes { id } } }';
    await often({ query, variables: { first: 1 } }, app);
    const [answer] = await often({ query, variables: { first: 'one' } }, app);
    expect(answer?.errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument: 'first' });
  });
});

it('what goes wrong below a compiled operation is masked like everywhere', async () => {
  let isBroken = false;
  const app = serverWith({
    async runTogether(queries, planning) {
      if (isBroken) throw new Error('relation "secret" does not exist');
      return database.runTogether(queries, planning);
    },
  });
  const body = { query: '{ comments(first: 1) { nodes { post { title } } } }' };
  await often(body, app);
  isBroken = true;
  const { json } = await send(app, { body });
  expect(json.errors).toEqual([
    expect.objectContaining({
      message: 'Unexpected error.',
      path: ['comments', 'nodes'],
      extensions: expect.objectContaining({ code: 'INTERNAL_SERVER_ERROR' }),
    }),
  ]);
});

it('a compiled operation that takes too long is given up, and asks nothing further', async () => {
  let delay = 0;
  let trips = 0;
  const app = serverWith(
    {
      async runTogether(queries, planning) {
        trips += 1;
        await new Promise((resolve) => setTimeout(resolve, delay));
        return database.runTogether(queries, planning);
      },
    },
    { OPERATION_TIMEOUT_SECONDS: '1' },
  );
  const body = { query: '{ comments(first: 1) { nodes { replies { totalCount } } } }' };
  await often(body, app);
  delay = 1_200;
  trips = 0;
  const { status, json } = await send(app, { body });
  expect(status).toBe(504);
  expect(json.errors?.[0]?.extensions).toEqual({ code: 'TIMEOUT' });
  expect(trips).toBe(1);
});
