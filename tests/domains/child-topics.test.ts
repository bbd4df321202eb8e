import { describe, expect, it } from 'vitest';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi } from '../support/api.ts';

const api = await openTestApi();
const { seed, ask, statements, database } = api;

const ada = await seed.user('ada');
const at = new Date('2026-01-01T00:00:00Z');

async function topic(title: string, deletedAt: Date | null = null) {
  return seed.wikiPage({ title, author: ada, more: { deletedAt } });
}

const [top, left, right, low, gone, behind] = [
  await topic('Top'),
  await topic('Left'),
  await topic('Right'),
  await topic('Low'),
  await topic('Gone', at),
  await topic('Behind'),
];
for (const [page, parent] of [
  [left, top],
  [right, top],
  [low, left],
  [low, right],
  [gone, top],
  [behind, gone],
] as const) {
  await seed.parent(page, parent);
}

/** Many of one time and score, so that only their ids tell them apart. */
async function post(title: string, topics: readonly (typeof top)[], more: object = {}) {
  const made = await seed.post({ title, author: ada, at, more: { score: 1, ...more } });
  for (const each of topics) await seed.topic(made, each);
  return made.slug;
}

const inBranch = [
  await post('One', [top]),
  await post('Two', [left], { score: 3 }),
  await post('Three', [low]),
  await post('Four', [left, right, low]),
  await post('Five', [top, low], { score: 2 }),
  await post('Six', [right, gone], { kind: 'QUESTION' }),
];
await post('Other', [gone]);
await post('Behind the gone', [behind]);
await post('Draft', [low], { publishedAt: null });
await post('Deleted', [low], { deletedAt: at });

const LIST = `query ($id: ID!, $order: PostOrder!, $filter: PostFilter, $first: Int, $after: String, $last: Int, $before: String) {
  node(id: $id) { ... on WikiPage {
    posts(orderBy: $order, filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      totalCount nodes { slug } pageInfo { endCursor startCursor hasNextPage hasPreviousPage } } } } }`;

interface Asked {
  readonly order?: string;
  readonly filter?: object;
  readonly first?: number;
  readonly after?: string | null;
  readonly last?: number;
  readonly before?: string | null;
}

async function postsOf(page: typeof top, { filter, order = 'NEWEST', ...more }: Asked = {}) {
  const all = { includeChildTopics: true, ...filter };
  const variables = { id: encodeGlobalId('WikiPage', page.id), order, filter: all, ...more };
  const { node } = await ask(LIST, variables);
  const slugs: string[] = node.posts.nodes.map(({ slug }: { slug: string }) => slug);
  return { ...node.posts, slugs };
}

describe('WikiPage.posts with includeChildTopics', () => {
  it('has each post of the topic and of those below it once', async () => {
    const { slugs, totalCount } = await postsOf(top);
    expect(slugs.toSorted()).toEqual(inBranch.toSorted());
    expect(totalCount).toBe(inBranch.length);
    expect((await postsOf(left)).slugs.toSorted()).toEqual(['five', 'four', 'three', 'two']);
    expect((await postsOf(low)).slugs.toSorted()).toEqual(['five', 'four', 'three']);
  });

  it('has only the topic’s own posts without it', async () => {
    const own = await postsOf(top, { filter: { includeChildTopics: false } });
    expect(own.slugs.toSorted()).toEqual(['five', 'one']);
  });

  it.each(['NEWEST', 'OLDEST', 'TOP', 'ACTIVE', 'HOT'])(
    'pages through %s both ways',
    async (order) => {
      const { slugs: whole } = await postsOf(top, { order });
      const forwards: string[] = [];
      let after: string | null = null;
      for (let page = 0; page < 3; page += 1) {
        const { slugs, pageInfo } = await postsOf(top, { order, first: 2, after });
        forwards.push(...slugs);
        after = pageInfo.endCursor;
        expect(pageInfo.hasNextPage).toBe(page < 2);
      }
      expect(forwards).toEqual(whole);
      const backwards: string[] = [];
      let before: string | null = null;
      for (let page = 0; page < 3; page += 1) {
        const { slugs, pageInfo } = await postsOf(top, { order, last: 2, before });
        backwards.unshift(...slugs);
        before = pageInfo.startCursor;
      }
      expect(backwards).toEqual(whole);
    },
  );

  it('meets the other conditions of the filter, too', async () => {
    expect((await postsOf(top, { filter: { kinds: ['QUESTION'] } })).slugs).toEqual(['six']);
    const { slugs, totalCount } = await postsOf(top, { filter: { minScore: 2 }, order: 'TOP' });
    expect([slugs, totalCount]).toEqual([['two', 'five'], 2]);
  });

  it('reads the branches of several topics by one statement', async () => {
    statements.clear();
    const { wikiPages } = await ask(`{ wikiPages(first: 10) { nodes { title
      posts(first: 1, orderBy: TOP, filter: { includeChildTopics: true }) { nodes { slug } } } } }`);
    expect(
      wikiPages.nodes.map(({ title, posts }: { title: string; posts: { nodes: unknown[] } }) => [
        title,
        posts.nodes[0],
      ]),
    ).toEqual([
      ['Behind', { slug: 'behind-the-gone' }],
      ['Left', { slug: 'two' }],
      ['Low', { slug: 'five' }],
      ['Right', { slug: 'five' }],
      ['Top', { slug: 'two' }],
    ]);
    expect(statements.statements.filter(({ name }) => name === 'post.byTopic')).toHaveLength(1);
  });

  it('sorts no more rows than each topic gives', async () => {
    const many = await Promise.all([topic('Large'), topic('Larger')]);
    await seed.parent(many[1], many[0]);
    await database.prisma.post.createMany({
      data: Array.from({ length: 2_000 }, (_, index) => ({
        slug: `large-${index}`,
        title: `Large ${index}`,
        kind: 'ARTICLE' as const,
        authorName: 'Ada',
        publishedAt: new Date(at.getTime() + index * 1_000),
      })),
    });
    await database.prisma.$executeRaw`
      insert into post_topics (post_id, topic_id)
      select p.id, w.id from posts p cross join wiki_pages w
      where p.slug like 'large-%' and w.title in ('Large', 'Larger')`;
    await database.prisma.$executeRaw`analyze post_topics`;
    await database.prisma.$executeRaw`analyze posts`;
    statements.clear();
    expect((await postsOf(many[0], { first: 2 })).slugs).toEqual(['large-1999', 'large-1998']);
    const [page] = statements.statements.filter(({ name }) => name === 'post.byTopic');
    const plan = await database.prisma.$queryRawUnsafe<object[]>(
      `explain (analyze, format json) ${page?.text}`,
      ...(page?.values ?? []),
    );
    const read = [...JSON.stringify(plan).matchAll(/"Actual Rows":\s*([\d.]+)/g)];
    expect(Math.max(...read.map(([, rows]) => Number(rows)))).toBeLessThan(20);
  });
});

describe('posts(filter: { topics, includeChildTopics })', () => {
  const find = async (filter: string) => {
    const { posts } = await ask(
      `{ posts(first: 50, filter: { ${filter} }) { totalCount nodes { slug } } }`,
    );
    expect(posts.totalCount).toBe(posts.nodes.length);
    return posts.nodes.map(({ slug }: { slug: string }) => slug).toSorted();
  };

  it('finds posts with topics below those that are named', async () => {
    expect(await find('topics: ["top"], includeChildTopics: true')).toEqual(inBranch.toSorted());
    expect(await find('topics: ["top"]')).toEqual(['five', 'one']);
    expect(await find('topics: ["right", "behind"], includeChildTopics: true')).toEqual(
      ['behind-the-gone', 'five', 'four', 'six', 'three'].toSorted(),
    );
  });

  it('finds nothing under a topic that is deleted', async () => {
    expect(await find('topics: ["gone"], includeChildTopics: true')).toEqual([]);
  });
});
