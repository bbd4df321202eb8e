import pg from 'pg';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { fill } from '../../../bench/data/fill/fill.ts';
import { readSamples } from '../../../bench/data/samples.ts';
import { QUERIES } from '../../../bench/servers/commonplace/queries.ts';
import { schema } from '../../../src/composition/schema.ts';
import type { Database, NamedQuery, Planning } from '../../../src/db/database.ts';
import { GENERIC_PLAN_SETTINGS } from '../../../src/db/postgres/generic-plan-settings.ts';
import { partsOf, statementOf } from '../../../src/db/prefetch.ts';
import { encodeGlobalId } from '../../../src/lib/global-id.ts';
import { examine } from '../../../src/upkeep/doctor.ts';
import { serveTest } from '../../support/api.ts';
import { connectionFields } from '../../support/connection-fields.ts';
import { openTestDatabase } from '../../support/database.ts';

/** Enough for an index to be worth its while, few enough for a test. */
const COMMENTS = 20_000;

/** Rows that a statement may read of a table one after the other, without an index. */
const MAX_ROWS_READ = 1_000;

/** Rows that it may sort to show a page: fewer than the comments of the busiest person. */
const MAX_SORTED = 200;

/** A search ranks up to 500 things of a type, which it finds among somewhat more. */
const MAX_SORTED_TO_RANK = 2_000;

/** These rank what they find, the second one for each of 20 posts. */
const RANKING = ['search.all', 'post.related'];

/** Posts that are close to others, by all that tells it. */
const RELATED = '{ posts(first: 20, orderBy: TOP) { nodes { relatedPosts { title } } } }';

/** What is reckoned for each of a page's rows from many others. */
const SHARES = `query ($id: ID!) {
  node(id: $id) { ... on WikiPage { contributors(first: 100) { nodes { share } } } } }`;

/** Filters that few rows of any site pass, and none of this one. */
const RARE = `{
  comments(first: 20, filter: { isAnswer: true }) { totalCount nodes { id } }
  users(first: 20, filter: { roles: [TRUSTED, MODERATOR] }) { totalCount nodes { id } }
}`;

interface Statement extends NamedQuery {
  readonly planning: Planning;
}

/** By name and text, so that each is explained once. */
const statements = new Map<string, Statement>();

const migrated = await openTestDatabase();
// For all tests of this file: to generate it takes as long as all of them.
const database = await openTestDatabase({ content: 'nothing' });
await fill({ url: database.url, comments: COMMENTS, log: () => {} });
const { ask } = serveTest({
  ...database,
  runTogether(queries, planning) {
    for (const asked of queries) {
      const query = statementOf(partsOf([asked]), Number.MAX_SAFE_INTEGER);
      statements.set(`${asked.name} ${query.text}`, { name: asked.name, query, planning });
    }
    return database.runTogether(queries, planning);
  },
});

async function askAll(): Promise<void> {
  const { usernames, postSlugs, wikiSlugs, searches } = await readSamples(database.url, {
    depth: 100,
  });
  const username = mostFrequent(usernames);
  await ask(QUERIES.profile, { username, moreComments: null });
  await ask(QUERIES.thread, { slug: postSlugs[0] });
  await ask(QUERIES.wiki, { slug: wikiSlugs[0] });
  for (const query of searches.slice(0, 5)) await ask(QUERIES.search, { query });
  const ids = await richestNodes();
  await ask(SHARES, ids['WikiPage']);
  await ask(RELATED);
  await ask(RARE);
  for (const { parent, name, orderBy, required } of connectionFields(schema)) {
    const order = orderBy === null ? '' : `orderBy: ${orderBy}`;
    const list = `list: ${name}(${['first: 20', order, required].filter(Boolean).join(', ')}) {
      pageInfo { endCursor } nodes { __typename } }`;
    if (parent === 'Query') await ask(`{ ${list} }`);
    else
      await ask(`query ($id: ID!) { node(id: $id) { ... on ${parent} { ${list} } } }`, ids[parent]);
  }
}

function mostFrequent(names: readonly string[]): string {
  const times = (name: string) => names.filter((other) => other === name).length;
  return names.reduce((most, name) => (times(name) > times(most) ? name : most));
}

/** Of each type that has lists, one that has long ones. */
async function richestNodes(): Promise<Record<string, { id: string }>> {
  const [row] = await database.prisma.$queryRaw<Record<string, string>[]>`
    select
      (select id from users order by comment_count desc limit 1) as "User",
      (select id from posts order by comment_count desc limit 1) as "Post",
      (select id from comments order by reply_count desc limit 1) as "Comment",
      (select id from wiki_pages order by contribution_count desc limit 1) as "WikiPage",
      (select id from sequences limit 1) as "Sequence"`;
  return Object.fromEntries(
    Object.entries(row ?? {}).map(([type, id]) => [type, { id: encodeGlobalId(type, id) }]),
  );
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}

async function explain(client: pg.Client, { name, query, planning }: Statement): Promise<PlanNode> {
  await client.query('begin');
  for (const [setting, value] of Object.entries(
    planning === 'generic' ? GENERIC_PLAN_SETTINGS : {},
  )) {
    await client.query(`set local ${setting} = ${value}`);
  }
  await client.query(`prepare explained as /* ${name} */ ${query.text}`);
  const values = query.values.map((value) => client.escapeLiteral(inPostgres(value)));
  const run = values.length === 0 ? 'explained' : `explained (${values.join(', ')})`;
  const { rows } = await client.query(`explain (analyze, timing off, format json) execute ${run}`);
  await client.query('rollback');
  await client.query('deallocate explained');
  return rows[0]['QUERY PLAN'][0].Plan;
}

function inPostgres(value: unknown): string {
  return Array.isArray(value)
    ? `{${value.map((item) => JSON.stringify(item)).join(',')}}`
    : String(value);
}

/** What a plan does that costs more on a larger table, in words. */
function excesses(node: PlanNode, mostSorted: number): string[] {
  const read = (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'];
  const passed = (node['Rows Removed by Filter'] ?? 0) * node['Actual Loops'];
  const taken = (node.Plans?.[0]?.['Actual Rows'] ?? 0) * node['Actual Loops'];
  return [
    ...(node['Node Type'] === 'Seq Scan' && read > MAX_ROWS_READ
      ? [`reads all of ${node['Relation Name']}: ${read} rows`]
      : []),
    ...(node['Node Type'] !== 'Seq Scan' && passed > MAX_ROWS_READ
      ? [`passes ${passed} rows of ${node['Relation Name']} that do not fit`]
      : []),
    ...(node['Node Type'] === 'Aggregate' && node['Actual Loops'] > 1 && taken > MAX_ROWS_READ
      ? [`adds up ${taken} rows, in ${node['Actual Loops']} goes`]
      : []),
    ...(node['Node Type'] === 'Sort' && taken > mostSorted ? [`sorts ${taken} rows`] : []),
    ...(node.Plans ?? []).flatMap((below) => excesses(below, mostSorted)),
  ];
}

describe('a generated community', () => {
  it('has nothing that the doctor finds wrong', async () => {
    for await (const { name, wrong } of examine(database, { fix: false })) {
      expect({ name, wrong }).toEqual({ name, wrong: 0 });
    }
  }, 60_000);

  it('has the indexes and foreign keys that the migrations make', async () => {
    const definitions = async ({ prisma }: Database) => prisma.$queryRaw`
      select pg_get_indexdef(indexrelid) as definition
      from pg_index
      where indrelid::regclass::text = any(select tablename from pg_tables where schemaname = 'public')
      union all
      select conrelid::regclass || ' ' || pg_get_constraintdef(oid)
      from pg_constraint
      where connamespace = 'public'::regnamespace
      order by definition`;
    expect(await definitions(database)).toEqual(await definitions(migrated));
  });

  it('has samples of everything that requests are about', async () => {
    const samples = await readSamples(database.url, { depth: 5_000 });
    expect(samples.usernames).toHaveLength(500);
    expect(samples.postSlugs).toHaveLength(200);
    expect(samples.wikiSlugs).toHaveLength(100);
    expect(samples.searches).toHaveLength(50);
    expect(samples.nodes).toHaveLength(500);
    expect(samples.feedPlace.createdAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(await readSamples(database.url, { depth: 5_000 })).toEqual(samples);
  });
});

describe('the plans of its statements', () => {
  beforeAll(askAll, 120_000);

  it('no statement of a request reads a whole table, walks past what does not fit, sorts more than a page needs, or adds up for each row', async () => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    onTestFinished(() => client.end());
    const found: string[] = [];
    for (const statement of statements.values()) {
      const mostSorted = RANKING.includes(statement.name) ? MAX_SORTED_TO_RANK : MAX_SORTED;
      const faults = excesses(await explain(client, statement), mostSorted);
      found.push(...faults.map((fault) => `${statement.name} ${fault}`));
    }
    expect(statements.size).toBeGreaterThan(60);
    expect(found).toEqual([]);
  }, 120_000);
});
