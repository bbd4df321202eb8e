import sql from 'sql-template-tag';
import { afterAll, expect, test } from 'vitest';
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

/** Three in ten connections are for writing, and clients have to get in each other’s way on them. */
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
    made.push({ ...someone, karma, roll: dice(index + 1), written: [] });
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

type Mutation = readonly [name: string, input: string, selection?: string];

/** What a client may be about to do; each is a mutation, or nothing yet. */
const ACTS: readonly ((client: Client) => Mutation | null)[] = [
  vote,
  vote,
  vote,
  (client) => [
    'createComment',
    `on: "${pick(client, places)}", markdown: "Hello @client-${client.roll(CLIENTS)}"`,
    'comment { id }',
  ],
  (client) => ofOwn(client, 'editComment', ', markdown: "Changed"'),
  (client) => ofOwn(client, 'deleteComment'),
  (client) => ofOwn(client, 'restoreComment'),
];

function vote(client: Client): Mutation {
  const subject = pick(client, scored);
  const isPost = decodeGlobalId(subject).typename === 'Post';
  const axis = isPost || client.roll(2) === 0 ? 'KARMA' : 'AGREEMENT';
  const direction = ['UP', 'DOWN', 'NONE'][client.roll(3)];
  const strength = ['SMALL', 'STRONG'][client.roll(2)];
  return [
    'vote',
    `subject: "${subject}", axis: ${axis}, direction: ${direction}, strength: ${strength}`,
  ];
}

function ofOwn(client: Client, name: string, more = ''): Mutation | null {
  if (client.written.length === 0) return null;
  return [name, `comment: "${pick(client, client.written)}"${more}`];
}

/** How often what happened: `ok`, or the code of an error. */
const outcomes = new Map<string, number>();

async function act(client: Client): Promise<void> {
  const mutation = ACTS[client.roll(ACTS.length)]?.(client) ?? vote(client);
  const [name, input, selection = ''] = mutation;
  const { data, errors } = await client.answer(
    `mutation { done: ${name}(input: { ${input} }) { clientMutationId ${selection} } }`,
  );
  const outcome = String(errors[0]?.extensions['code'] ?? 'ok');
  outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  const id: string | undefined = data?.done?.comment?.id;
  if (id === undefined) return;
  client.written.push(id);
  // Some of what is new is voted on and answered by others, who then meet its author.
  if (client.roll(4) === 0) {
    scored.push(id);
    places.push(id);
  }
}

test(`${CLIENTS} clients who do ${OPERATIONS} things to the same few leave nothing wrong`, async () => {
  const each = Math.ceil(OPERATIONS / CLIENTS);
  await Promise.all(
    clients.map(async (client) => {
      for (let count = 0; count < each; count += 1) await act(client);
    }),
  );
  const { ok = 0, ...refused } = Object.fromEntries(outcomes);
  // Votes on what is one's own or gone, and changes of what is or is not deleted.
  expect(Object.keys(refused).filter((code) => !['FORBIDDEN', 'NOT_FOUND'].includes(code))).toEqual(
    [],
  );
  expect(ok).toBeGreaterThan(OPERATIONS / 2);
  expect(await wrongs(database)).toEqual([]);
  expect(await wrongScores()).toEqual([]);
  expect(await wrongKarma()).toEqual([]);
}, 900_000);

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
