import { assertObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../../src/composition/schema.ts';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { servePages } from '../http/pages-fixture.ts';
import { send } from '../http/send.ts';
import { openTestApi } from '../support/api.ts';
import { testEngine } from '../support/database.ts';
import { filledMutations } from '../support/input-of.ts';
import { EVERYBODY, everyState, type Known, SHARED_WORD, type Who } from './every-state.ts';
import { countedIn, idsIn, leadsIn } from './leads.ts';

const api = await openTestApi({ COST_LIMIT: '1000000000' });
const { viewers, members, known } = await everyState(api);
const pages = await servePages(api.database);

const things = [...known.values()];
const visibleTo = (who: Who) => things.filter(({ by }) => by.includes(who));
const isPublic = ({ by }: Known) => by.includes('anonymous');
const ids = (of: readonly Known[]) => of.map(({ id }) => id).sort();
const slugOf = (kind: string) =>
  things.find((thing) => thing.kind === kind && isPublic(thing))?.slug ?? '';

/** Who sees some things of a kind, where that is not everybody. */
const SEERS: Readonly<Record<string, readonly Who[]>> = {
  AccessToken: EVERYBODY.filter((who) => who !== 'anonymous'),
  Session: ['author'],
  HeldWikiEdit: ['author', 'moderator'],
  UserNote: ['author', 'moderator'],
  Notification: EVERYBODY.filter((who) => who !== 'anonymous'),
  Report: ['stranger', 'moderator'],
  Upload: ['author'],
};

/** Field and address of what is looked up by a name. */
const NAMED: Readonly<Record<string, { field: string; argument: string; path: string }>> = {
  Post: { field: 'post', argument: 'slug', path: '/posts' },
  Sequence: { field: 'sequence', argument: 'slug', path: '/sequences' },
  User: { field: 'user', argument: 'username', path: '/users' },
  WikiPage: { field: 'wikiPage', argument: 'slug', path: '/wiki' },
};
const named = things.flatMap((thing) => {
  const way = NAMED[thing.kind];
  return way === undefined || thing.slug === undefined ? [] : [{ ...way, ...thing }];
});

const { waysFrom, nodeTypes } = leadsIn(schema, {
  'Query.node': `id: "${things.find(isPublic)?.id}"`,
  'Query.nodes': 'ids: []',
  'Query.post': `slug: "${slugOf('Post')}"`,
  'Query.search': `query: "${SHARED_WORD}"`,
  'Query.sequence': `slug: "${slugOf('Sequence')}"`,
  'Query.user': 'username: "author"',
  'Query.wikiPage': `slug: "${slugOf('WikiPage')}"`,
  'Query.wikiPageByTitle': `title: "${slugOf('WikiPage')}"`,
  'Query.resource': `url: "/posts/${slugOf('Post')}"`,
  'Post.sequenceNeighbours': `sequenceId: "${things.find(({ kind }) => kind === 'Sequence')?.id}"`,
  'Viewer.can': 'action: ACCOUNT_CLOSE',
});

const root = assertObjectType(schema.getType('Query'));
const own = assertObjectType(schema.getType('Viewer'));

/** All ways from a post at once would have more aliases than an operation may. */
function halves(ways: readonly string[]): (readonly string[])[] {
  const middle = Math.ceil(ways.length / 2);
  return [ways.slice(0, middle), ways.slice(middle)];
}

/** One selection for each field of the root, and for each of the viewer in its place. */
const rootWays = [
  ...waysFrom(root).filter((way) => !way.startsWith('Query_viewer')),
  ...waysFrom(own).map((way) => `viewer { ${way} }`),
];

/** Nothing that is not known, nothing that this viewer may not see, and counts that count no more. */
function expectNoMore(who: Who, data: unknown): void {
  const allowed = new Set(ids(visibleTo(who)));
  expect(idsIn(data).filter((id) => !allowed.has(id))).toEqual([]);
  for (const { count, listed } of countedIn(data)) expect(count).toBe(listed);
}

/** Both engines get the same statements, with other values: on PGlite, which is slow, two of the viewers do. */
const WALKERS: readonly Who[] = testEngine() === 'pglite' ? ['stranger', 'moderator'] : EVERYBODY;

describe.each(WALKERS)('%s', (who) => {
  const viewer = viewers[who];
  const visible = visibleTo(who);
  const headers: Readonly<Record<string, string>> =
    who === 'anonymous' ? {} : { authorization: `Bearer ${members[who].token}` };

  it('looks up by id exactly what the policy says', async () => {
    const found: string[] = [];
    for (let start = 0; start < things.length; start += 100) {
      const { nodes } = await viewer.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
        ids: things.slice(start, start + 100).map(({ id }) => id),
      });
      found.push(...idsIn(nodes));
    }
    expect(found.sort()).toEqual(ids(visible));
  });

  it('looks up by name exactly what the policy says', async () => {
    for (const { field, argument, path, slug, id, by } of named) {
      const data = await viewer.ask(
        `query ($name: String!, $url: URL!) {
          found: ${field}(${argument}: $name) { id }
          resource(url: $url) { id }
        }`,
        { name: slug, url: `${path}/${slug}` },
      );
      const found = by.includes(who) ? { id } : null;
      expect(data).toEqual({ found, resource: found });
    }
  });

  it.each(nodeTypes().map(({ name }) => name))(
    'is led by every field of %s no further',
    async (name) => {
      const type = nodeTypes().find((candidate) => candidate.name === name);
      const from = visible.filter(({ kind }) => kind === name);
      if (type === undefined) throw new Error(`There is no ${name}`);
      for (const { id } of from) {
        for (const ways of halves(waysFrom(type))) {
          const selection = `... on ${name} { id ${ways.join(' ')} }`;
          const { data, errors } = await viewer.answer(
            `query ($id: ID!) { node(id: $id) { ${selection} } }`,
            { id },
          );
          expect(errors).toEqual([]);
          expect(data.node.id).toBe(id);
          expectNoMore(who, data);
        }
      }
      // Nothing to look at would be no test.
      const seers = SEERS[name] ?? EVERYBODY;
      expect(from.length > 0).toBe(seers.includes(who));
    },
  );

  it('is led by every field of the root and of the viewer no further', async () => {
    const reached: string[] = [];
    for (const way of rootWays) {
      const { data, errors } = await viewer.answer(`{ ${way} }`);
      expect(errors).toEqual([]);
      expectNoMore(who, data);
      reached.push(...idsIn(data));
    }
    expect(reached.length).toBeGreaterThan(50);
  });

  it('is listed what everybody sees, whoever asks, and finds no more', async () => {
    const list = (field: string) => `${field}(first: 100) { nodes { id } }`;
    const data = await viewer.ask(
      `{ ${['posts', 'sequences', 'users', 'wikiPages', 'comments'].map(list).join(' ')}
        search(query: "${SHARED_WORD}", first: 100) { nodes { ... on Node { id } } } }`,
    );
    const shown = (kind: string) =>
      ids(things.filter((thing) => thing.kind === kind && isPublic(thing)));
    expect(idsIn(data.posts).sort()).toEqual(shown('Post'));
    expect(idsIn(data.sequences).sort()).toEqual(shown('Sequence'));
    expect(idsIn(data.users).sort()).toEqual(shown('User'));
    expect(idsIn(data.wikiPages).sort()).toEqual(shown('WikiPage'));
    const inAnyList = new Set(ids(things.filter(isPublic)));
    for (const { id } of [...data.comments.nodes, ...data.search.nodes]) {
      expect(inAnyList).toContain(id);
    }
    expect(data.search.nodes.length).toBeGreaterThan(5);
  });

  it('compares a version with no version that they may not see', async () => {
    const revisions = things.filter(({ kind }) => /Revision|Contribution/.test(kind));
    const unseen = revisions.filter(({ by }) => !by.includes(who));
    const missing = encodeGlobalId('PostRevision', '00000000-0000-7000-8000-000000000000');
    const [seen] = visible.filter(({ kind }) => kind === 'PostRevision');
    const against = (id: string) =>
      viewer.answer(
        `query ($seen: ID!, $id: ID!) { node(id: $seen) {
          ... on PostRevision { diff(againstId: $id) { before { id } hunks { __typename } } } } }`,
        { seen: seen?.id, id },
      );
    const refusal = await against(missing);
    expect(refusal.errors).toHaveLength(1);
    for (const { id } of unseen) expect((await against(id)).errors).toEqual(refusal.errors);
    expect(unseen.length > 0).toBe(who !== 'moderator');
  });

  it('opens the pages and feeds of exactly what the policy says', async () => {
    for (const { path, slug, by, kind } of named) {
      const address = `${path}/${slug}`;
      const status = by.includes(who) ? 200 : 404;
      const page = await send(pages, {
        method: 'GET',
        path: address,
        headers: { ...headers, accept: 'text/html' },
      });
      expect([address, page.status]).toEqual([address, status]);
      if (kind === 'Sequence') continue;
      const feed = await send(pages, { method: 'GET', path: `${address}/feed.atom`, headers });
      expect([address, feed.status]).toEqual([address, status]);
      if (status === 200) expectOfFeed(feed.text);
      if (kind !== 'WikiPage') continue;
      const posts = await send(pages, {
        method: 'GET',
        path: `${address}/posts/feed.atom`,
        headers,
      });
      expect([address, posts.status]).toEqual([address, status]);
      if (status === 200) expectOfFeed(posts.text);
    }
    const ofSite = await send(pages, { method: 'GET', path: '/feed.atom', headers });
    expect(ofSite.status).toBe(200);
    expectOfFeed(ofSite.text);
  });

  /** The addresses in a feed name posts by slug, comments and versions by id. */
  function expectOfFeed(text: string): void {
    for (const { id, kind, slug, by } of things) {
      if (by.includes(who) || kind === 'User') continue;
      expect(text).not.toContain(id);
      if (slug !== undefined) expect(text).not.toMatch(new RegExp(`/${slug}[/"<?]`));
    }
  }

  it('subscribes to exactly what the policy says', async () => {
    const fields: Readonly<Record<string, readonly string[]>> = {
      Post: [
        'commentAdded(subjectId:',
        'commentChanged(subjectId:',
        'scoreChanged(subjectId:',
        'reactionsChanged(subjectId:',
        'pollChanged(postId:',
      ],
      Comment: ['scoreChanged(subjectId:'],
      WikiPage: [
        'commentAdded(subjectId:',
        'commentChanged(subjectId:',
        'wikiPageEdited(pageId:',
        'scoreChanged(subjectId:',
        'reactionsChanged(subjectId:',
      ],
    };
    await Promise.all(
      things.flatMap(({ id, kind, by }) =>
        (fields[kind] ?? []).map(async (field) => {
          const codes = await refusalOf(`subscription ($id: ID!) { ${field} $id) { cursor } }`, id);
          expect([field, codes]).toEqual([field, by.includes(who) ? [] : ['NOT_FOUND']]);
        }),
      ),
    );
  });

  /** The codes with which a stream ends at once; none when it stays open. */
  async function refusalOf(query: string, id: string): Promise<string[]> {
    const response = await api.app.fetch('http://commonplace/graphql', {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query, variables: { id } }),
    });
    const reader = response.body?.getReader();
    const first = reader?.read().then(({ value }) => new TextDecoder().decode(value));
    const text = await Promise.race([first, new Promise<string>((go) => setTimeout(go, 50, ''))]);
    await reader?.cancel();
    return (text ?? '').match(/(?<="code":")\w+/g) ?? [];
  }

  it('reads no more of a tombstone than that it is there', async () => {
    const row = await api.database.prisma.comment.findFirstOrThrow({
      where: {
        ...{ hiddenAt: { not: null }, descendantCount: { gt: 0 } },
        post: { hiddenAt: null, deletedAt: null, publishedAt: { not: null } },
      },
    });
    const id = encodeGlobalId('Comment', row.id);
    const { node } = await viewer.ask(
      `{ node(id: "${id}") { ... on Comment { isDeleted author { username } body { text } } } }`,
    );
    const mayRead = who === 'author' || who === 'moderator';
    expect(node.isDeleted).toBe(!mayRead);
    expect(node.author?.username ?? null).toBe(mayRead ? 'author' : null);
    expect(node.body.text !== '').toBe(mayRead);
  });
});

it('the community has something of every kind of node', () => {
  const kinds = new Set(things.map(({ kind }) => kind));
  expect(
    nodeTypes()
      .map(({ name }) => name)
      .filter((name) => !kinds.has(name)),
  ).toEqual([]);
});

/** An id of each kind that has something hidden from a viewer, and of nothing. */
function hiddenFrom(who: Who): { readonly hidden: string; readonly missing: string }[] {
  const byKind = new Map(things.filter(({ by }) => !by.includes(who)).map((it) => [it.kind, it]));
  return [...byKind].map(([kind, { id: hidden }]) => ({
    hidden,
    missing: encodeGlobalId(kind, '01890000-0000-7000-8000-000000000000'),
  }));
}

/** A document may have 20 root fields. */
const PAIRS_A_DOCUMENT = 10;

it('a mutation says the same of what is hidden as of what does not exist', async () => {
  const who = 'stranger';
  const pairs = hiddenFrom(who);
  expect(pairs.length).toBeGreaterThan(2);
  for (let from = 0; from < pairs.length; from += PAIRS_A_DOCUMENT) {
    await expectSameOfHidden(who, pairs.slice(from, from + PAIRS_A_DOCUMENT));
  }
});

async function expectSameOfHidden(who: Who, pairs: ReturnType<typeof hiddenFrom>): Promise<void> {
  const ids = pairs.flatMap(({ hidden, missing }) => [hidden, missing]);
  const filled = ids.map((id) => filledMutations({ id, text: 'text' }));
  let refused = 0;
  for (const [index, { name, inputType, paths }] of (filled[0] ?? []).entries()) {
    if (paths.ids.length === 0) continue;
    const inputs = filled.map((mutations, at) => [`i${at}`, mutations[index]?.input]);
    const { data, errors } = await viewers[who].answer(
      `mutation (${ids.map((_, at) => `$i${at}: ${inputType}`).join(', ')}) {
          ${ids.map((_, at) => `a${at}: ${name}(input: $i${at}) { __typename }`).join('\n')}
        }`,
      Object.fromEntries(inputs),
    );
    const told = ids.map((_, at) => ({
      data: data[`a${at}`],
      errors: errors
        .filter(({ path }) => path?.[0] === `a${at}`)
        .map(({ message, extensions }) => ({ message, extensions })),
    }));
    for (const at of pairs.keys()) expect(told[2 * at]).toEqual(told[2 * at + 1]);
    refused += errors.length;
  }
  expect(refused).toBeGreaterThan(40 * ids.length);
}
