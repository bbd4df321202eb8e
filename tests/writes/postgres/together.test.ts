import sql from 'sql-template-tag';
import { afterAll, expect, it } from 'vitest';
import { openDatabase } from '../../../src/db/open.ts';
import { decodeGlobalId, encodeGlobalId } from '../../../src/lib/global-id.ts';
import { serveTest, type TestApi } from '../../support/api.ts';
import { seedContent } from '../../support/content.ts';
import { createTestDatabase } from '../../support/database.ts';
import { type Member, member, settle, wrongs } from '../../support/members.ts';

const CLIENTS = 100;

/** `WRITE_OPERATIONS=10000` for all that a release has to stand; here it is what takes some seconds. */
const OPERATIONS = Number(process.env['WRITE_OPERATIONS'] ?? 600);

const api = await openWideApi();
const { seed, database } = api;

/** A quarter of the connections is for writing, and clients have to get in each other’s way on them. */
async function openWideApi(): Promise<TestApi> {
  const { url, remove } = await createTestDatabase();
  const opened = await openDatabase({ url, poolSize: 120 });
  afterAll(async () => {
    await opened.close();
    await remove();
  });
  const served = serveTest(opened, { WRITE_LIMITS: 'off', OPERATION_TIMEOUT_SECONDS: '120' });
  return { database: { ...opened, url }, seed: seedContent(opened), ...served };
}

/** The same numbers in each run: between 0 and `below`. */
function dice(start: number) {
  let state = start;
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

interface Client extends Member {
  /** What they had before anybody voted. */
  readonly karma: number;
  readonly roll: (below: number) => number;
  /** Comments of their own, as ids. */
  readonly written: string[];
  /** How often they changed the page. */
  edits: number;
}

const clients = await makeClients();
/** What everybody votes and comments on: few things, so that they meet. Ids of posts, pages, comments. */
const scored = await makeThings();
const places = [...scored];
await settle(database);

async function makeClients(): Promise<Client[]> {
  const made: Client[] = [];
  for (let index = 0; index < CLIENTS; index += 1) {
    const karma = [0, 150, 2_000][index % 3] ?? 0;
    const someone = await member(api, `client-${index}`, { karma });
    made.push({ ...someone, karma, roll: dice(index + 1), written: [], edits: 0 });
  }
  // As if they had come from elsewhere with their karma: doctor does not know its votes.
  await database.prisma.origin.createMany({
    data: made.map(({ user }) => ({
      source: 'test',
      kind: 'user',
      externalId: user.username,
      ourId: user.id,
    })),
  });
  return made;
}

async function makeThings(): Promise<string[]> {
  const ids: string[] = [];
  for (const author of clients.slice(0, 3)) {
    const post = await seed.post({ author: author.user });
    ids.push(encodeGlobalId('Post', post.id));
    const top = await seed.comment({ on: post, author: author.user });
    const reply = await seed.comment({ on: post, parent: top, author: author.user });
    ids.push(encodeGlobalId('Comment', top.id), encodeGlobalId('Comment', reply.id));
  }
  return ids;
}

const pick = (client: Client, from: readonly string[]) => from[client.roll(from.length)] ?? '';

/** A post that everybody writes together, and a page on which everybody has a paragraph. */
const draft = await makeDraft();
const page = await makePage();

async function makeDraft(): Promise<string> {
  const row = await seed.post({ author: clients[0]?.user ?? null, text: 'Version 1' });
  for (const { user } of clients.slice(1)) await seed.coauthor(row, user);
  return encodeGlobalId('Post', row.id);
}

async function makePage(): Promise<string> {
  const text = clients.map(({ user }) => paragraph(user.username, 0)).join('\n\n');
  return encodeGlobalId('WikiPage', (await seed.wikiPage({ text, author: null })).id);
}

function paragraph(username: string, edits: number): string {
  return `${username} was here ${edits} times.`;
}

type Mutation = readonly [name: string, input: string, selection?: string];

/** What a client may be about to do; each is a mutation, or nothing yet. */
const ACTS: readonly ((client: Client) => Mutation | null | Promise<Mutation>)[] = [
  vote,
  vote,
  vote,
  react,
  react,
  (client) => [
    'createComment',
    `subjectId: "${pick(client, places)}", markdown: "Hello @client-${client.roll(CLIENTS)}"`,
    'comment { id }',
  ],
  (client) => ofOwn(client, 'editComment', ', markdown: "Changed"'),
  (client) => ofOwn(client, 'deleteComment'),
  (client) => ofOwn(client, 'restoreComment'),
  updatePost,
  editPage,
  editPage,
];

function vote(client: Client): Mutation {
  const subject = pick(client, scored);
  const isPost = decodeGlobalId(subject).typename === 'Post';
  const axis = isPost || client.roll(2) === 0 ? 'KARMA' : 'AGREEMENT';
  const direction = ['UP', 'DOWN', 'NONE'][client.roll(3)];
  const strength = ['SMALL', 'STRONG'][client.roll(2)];
  return [
    'vote',
    `subjectId: "${subject}", axis: ${axis}, direction: ${direction}, strength: ${strength}`,
  ];
}

/** Few names, so that a user adds a reaction again, and removes what is not there. */
function react(client: Client): Mutation {
  const name = ['heart', 'thumbs up'][client.roll(2)];
  const mutation = client.roll(3) === 0 ? 'removeReaction' : 'addReaction';
  return [mutation, `subjectId: "${pick(client, scored)}", name: "${name}"`];
}

function ofOwn(client: Client, name: string, more = ''): Mutation | null {
  if (client.written.length === 0) return null;
  return [name, `commentId: "${pick(client, client.written)}"${more}`];
}

/** Everybody changes the same words, so only who read the newest version gets through. */
async function updatePost(client: Client): Promise<Mutation> {
  const { node } = await client.ask(`{ node(id: "${draft}") {
    ... on Post { revisions(first: 1) { nodes { version } } } } }`);
  const { version } = node.revisions.nodes[0];
  const markdown = `Version ${version + 1}`;
  return ['updatePost', `postId: "${draft}", basedOn: ${version}, markdown: "${markdown}"`];
}

/** Each changes a paragraph of their own, so whatever they had read, all get through. */
async function editPage(client: Client): Promise<Mutation> {
  const { node } = await client.ask(`{ node(id: "${page}") {
    ... on WikiPage { contributions(first: 1) { nodes { version body { markdown } } } } } }`);
  const [{ version, body }] = node.contributions.nodes;
  const { username } = client.user;
  const markdown = body.markdown.replace(
    new RegExp(`${username} was here \\d+ times\\.`),
    paragraph(username, client.edits + 1),
  );
  return [
    'editWikiPage',
    `pageId: "${page}", basedOn: ${version}, markdown: ${JSON.stringify(markdown)}`,
    'contribution { version }',
  ];
}

/** How often what happened: `ok`, or the code of an error. */
const outcomes = new Map<string, number>();

async function act(client: Client): Promise<void> {
  const mutation = (await ACTS[client.roll(ACTS.length)]?.(client)) ?? vote(client);
  const [name, input, selection = ''] = mutation;
  const { data, errors } = await client.answer(
    `mutation { done: ${name}(input: { ${input} }) { clientMutationId ${selection} } }`,
  );
  const outcome = String(errors[0]?.extensions['code'] ?? 'ok');
  outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  if (name === 'editWikiPage' && outcome === 'ok') client.edits += 1;
  const id: string | undefined = data?.done?.comment?.id;
  if (id === undefined) return;
  client.written.push(id);
  // Some of what is new is voted on and answered by others, who then meet its author.
  if (client.roll(4) === 0) {
    scored.push(id);
    places.push(id);
  }
}

it(`${CLIENTS} clients who do ${OPERATIONS} things to the same few leave nothing wrong`, async () => {
  const each = Math.ceil(OPERATIONS / CLIENTS);
  await Promise.all(
    clients.map(async (client) => {
      for (let count = 0; count < each; count += 1) await act(client);
    }),
  );
  const { ok = 0, ...refused } = Object.fromEntries(outcomes);
  // Votes on what is one's own or gone, changes of what is or is not deleted, versions that were stale.
  const foreseen = ['FORBIDDEN', 'ALREADY_DONE', 'NOT_FOUND', 'EDIT_CONFLICT'];
  expect(Object.keys(refused).filter((code) => !foreseen.includes(code))).toEqual([]);
  expect(ok).toBeGreaterThan(OPERATIONS / 2);
  expect(await wrongs(database)).toEqual([]);
  expect(await wrongScores()).toEqual([]);
  expect(await wrongKarma()).toEqual([]);
  expect(await wrongVersions()).toEqual([]);
  const { node } = await api.ask(
    `{ node(id: "${page}") { ... on WikiPage { body { markdown } } } }`,
  );
  expect(clients.reduce((sum, { edits }) => sum + edits, 0)).toBeGreaterThan(OPERATIONS / 20);
  const kept = clients.map(({ user, edits }) => paragraph(user.username, edits));
  expect(node.body.markdown.split('\n\n')).toEqual(kept);
}, 900_000);

/** Where versions have gaps, and where another than the last is what is shown. */
function wrongVersions() {
  return database.run(
    'test.wrongVersions',
    sql`
      select s.id, count(r.id), max(r.version)
      from (
        select id, current_revision_id from posts union all
        select id, current_revision_id from wiki_pages
      ) s
      join revisions r on s.id in (r.post_id, r.wiki_page_id)
      group by s.id, s.current_revision_id
      having max(r.version) <> count(r.id)
        or s.current_revision_id <> (array_agg(r.id order by r.version desc))[1]`,
  );
}

/** Where votes do not add up, those that were all taken back included. */
function wrongScores() {
  return database.run(
    'test.wrongScores',
    sql`
      select s.id, s.score, s.vote_count
      from (
        select id, score, vote_count from posts union all select id, score, vote_count from comments
      ) s
      left join votes v on s.id in (v.post_id, v.comment_id) and v.axis = 'KARMA'
      group by s.id, s.score, s.vote_count
      having s.score <> coalesce(sum(v.value), 0) or s.vote_count <> count(v.id)`,
  );
}

function wrongKarma() {
  const before = JSON.stringify(clients.map(({ user, karma }) => ({ id: user.id, karma })));
  return database.run(
    'test.wrongKarma',
    sql`
      select u.username, u.karma, b.karma as before
      from json_to_recordset(${before}::json) as b(id uuid, karma integer)
      join users u on u.id = b.id
      where u.karma <> b.karma + (
        select coalesce(sum(v.value), 0) from votes v
        left join posts p on p.id = v.post_id
        left join comments c on c.id = v.comment_id
        where v.axis = 'KARMA' and u.id in (p.author_id, c.author_id)
      )`,
  );
}
