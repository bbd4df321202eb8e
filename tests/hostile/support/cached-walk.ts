import sql from 'sql-template-tag';
import { expect, it } from 'vitest';
import { encodeGlobalId } from '../../../src/lib/global-id.ts';
import {
  addressOf,
  anonymousAnswer,
  knownQueries,
  lastingText,
} from '../../caching/anonymous-answers.ts';
import { openTestApi } from '../../support/api.ts';
import { createFixtureCommunity } from '../../support/fixture-community.ts';
import { member } from '../../support/members.ts';
import type { HttpCache } from '../../support/stand-in-cache.ts';

const SITE = 'http://commonplace';

/** Reads lists, pages and feeds through a cache, by turns anonymously and as a member, also while content is being hidden. */
export async function walkThroughCache(cache: HttpCache): Promise<void> {
  const api = await openTestApi({
    CACHE_PURGE_URL: cache.purgeUrl,
    SITE_URL: SITE,
    TRUST_PROXY: '1',
    PUBLIC_CACHE_SECONDS: '1',
    COST_LIMIT: '100000',
  });
  const { app, database, seed } = api;
  const boss = await member(api, 'boss', { role: 'ADMIN' });
  const nodes = await createFixtureCommunity(seed);
  const hidable = await createHidable();
  const addresses = shownAddresses();
  await app.startBackgroundWork();
  const url = await cache.putBefore(app);

  const throughCache = (path: string, init: RequestInit = {}) =>
    fetch(url + path, { ...init, redirect: 'manual' });
  const edge = {
    ...app,
    fetch: (address: string | URL | Request) => throughCache(String(address).slice(SITE.length)),
  };

  it('serves those who are not signed in, and nothing to members or of theirs', {
    timeout: 120_000,
  }, async () => {
    const headers = { authorization: `Bearer ${boss.token}` };
    const wrong = new Set<string>();
    let missed: readonly string[] = [...addresses.keys()];
    const askMissed = async () => {
      const hits = await ofEach(missed, async (name, address) => {
        await (await throughCache(address)).text();
        const own = await throughCache(address, { headers });
        const ownText = lastingText(await own.text());
        const shared = await throughCache(address);
        const direct = await app.fetch(SITE + address, { headers });
        if (isHit(own) || ownText !== lastingText(await direct.text())) wrong.add(name);
        const { text } = await anonymousAnswer(app, address);
        if (!text.endsWith(lastingText(await shared.text()))) wrong.add(name);
        return isHit(shared);
      });
      missed = missed.filter((name) => !hits.get(name));
      return missed;
    };

    // A purge of what changed before may come between two requests.
    await expect.poll(askMissed, { timeout: 60_000 }).toEqual([]);
    expect(wrong).toEqual(new Set());
  });

  it.each([
    ['a POST', '/graphql', POST],
    ['a member', '/', { headers: { authorization: `Bearer ${boss.token}` } }],
    ['a browser with a session', '/', { headers: { cookie: 'session=over' } }],
    ['a browser that has just written', '/', { headers: { cookie: 'read-after=1' } }],
    ['an operation that is not known', '/graphql?query={site{name}}', {}],
    ['a question about the client', addressOf('{ rateLimit(of: COST) { remaining } }'), {}],
    ['an operation that fails', addressOf('{ node(id: "x") { id } }'), {}],
    ['an address where nothing is', '/posts/nothing', {}],
    ['a health check', '/health/ready', {}],
  ])('stores no answer to %s', async (_what, path, init) => {
    await throughCache(path, init);

    expect(isHit(await throughCache(path, init))).toBe(false);
  });

  it('forgets what is hidden, though it is read meanwhile', { timeout: 120_000 }, async () => {
    const words = Object.keys(hidable);
    const shown = await textsAt(edge);
    expect(words.map((word) => countOf(shown, word) > 1)).toEqual(words.map(() => true));
    await Promise.all([...words.map((word) => hidable[word]?.()), textsAt(edge)]);

    await expect
      .poll(
        async () => {
          const direct = await textsAt(app);
          const cached = await textsAt(edge);
          const counts = words.map((word) => countOf(cached, word));
          return { counts, stale: [...direct].filter(([name, text]) => cached.get(name) !== text) };
        },
        { timeout: 60_000 },
      )
      .toEqual({ counts: words.map(() => 0), stale: [] });
  });

  /** Asks something of each address; few at a time, as readers do. */
  async function ofEach<Answer>(
    names: Iterable<string>,
    ask: (name: string, address: string) => Promise<Answer>,
  ) {
    const found = new Map<string, Answer>();
    const rest = [...names].values();
    const work = async () => {
      for (const name of rest) found.set(name, await ask(name, addresses.get(name) ?? ''));
    };
    await Promise.all([work(), work(), work(), work()]);
    return found;
  }

  function textsAt(server: typeof app) {
    return ofEach(
      addresses.keys(),
      async (_name, address) => (await anonymousAnswer(server, address)).text,
    );
  }

  /** Pages and feeds, nodes, the lists of the root, and of other lists one of each name, in one order. */
  function shownAddresses(): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    for (const [name, address] of knownQueries(Object.entries(nodes))) {
      const [list = ''] = name.replace(/^[A-Z]\w+(?=\.)(?<!Query)/, '').split(' ');
      if (!found.has(list)) found.set(list, address);
    }
    for (const path of PATHS) found.set(path, path);
    return found;
  }

  /** Texts of one word each, and how each of them is hidden. */
  async function createHidable(): Promise<Readonly<Record<string, () => Promise<unknown>>>> {
    const author = await database.prisma.user.findUniqueOrThrow({ where: { username: 'clock0' } });
    const post = await seed.post({ title: 'quagga', author, more: { slug: 'shown-post' } });
    const other = await seed.post({ title: 'Aurochs', author });
    const comment = await seed.comment({ on: other, author, text: 'okapi' });
    const page = await seed.wikiPage({ title: 'dodo', author, more: { slug: 'shown-page' } });
    const sequence = await seed.sequence({ title: 'moa', author, posts: [other] });
    const [postId, commentId] = [
      encodeGlobalId('Post', post.id),
      encodeGlobalId('Comment', comment.id),
    ];
    const pageId = encodeGlobalId('WikiPage', page.id);
    return {
      quagga: () =>
        boss.ask(
          `mutation { hidePost(input: { postId: "${postId}", reason: "Why" }) { clientMutationId } }`,
        ),
      okapi: () =>
        boss.ask(
          `mutation { hideComment(input: { commentId: "${commentId}", reason: "Why" }) { clientMutationId } }`,
        ),
      dodo: () =>
        boss.ask(
          `mutation { deleteWikiPage(input: { pageId: "${pageId}", reason: "Why" }) { clientMutationId } }`,
        ),
      moa: () =>
        database.execute(
          'test.deleteSequence',
          sql`update sequences set deleted_at = now() where id = ${sequence.id}::uuid`,
        ),
    };
  }
}

const PATHS = [
  ...['/', '/sequences', '/feed.atom', '/users/clock0', '/posts/shown-post', '/wiki/shown-page'],
  '/wiki/shown-page/feed.atom',
];

const POST = {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query: '{ site { name } }' }),
};

function countOf(texts: ReadonlyMap<string, string>, word: string): number {
  return [...texts.values()].filter((text) => text.includes(word)).length;
}

function isHit({ headers }: Response): boolean {
  return headers.get('x-cache') === 'HIT';
}
