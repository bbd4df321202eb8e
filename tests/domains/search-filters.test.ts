import { expect, it } from 'vitest';
import { openTestApi } from '../support/api.ts';

const { seed, ask, answer } = await openTestApi();

const day = (number: number) => new Date(Date.UTC(2024, 0, number));
const ada = await seed.user('ada');
const ben = await seed.user('ben');
const rivers = await seed.wikiPage({ title: 'Rivers', text: 'Otters live here.', author: ben });
const essay = await seed.post({
  author: ada,
  title: 'Otters',
  text: 'An otter swims.',
  more: { publishedAt: day(3) },
});
const question = await seed.post({
  author: ben,
  title: 'Which otter is this?',
  more: { publishedAt: day(5), kind: 'QUESTION' },
});
await seed.topic(essay, rivers);
const said = (text: string, number: number) => ({ text, more: { createdAt: day(number) } });
await seed.comment({ on: essay, author: ben, ...said('A sea otter.', 4) });
await seed.comment({ on: question, author: ada, ...said('A river otter.', 6) });

const MOMENTS = '__typename ... on Post { publishedAt } ... on Comment { createdAt }';

interface Found {
  readonly __typename: string;
  readonly publishedAt?: string;
  readonly createdAt?: string;
}

/** As `Post 3`: the type and the day of January. */
function brief({ __typename, publishedAt, createdAt }: Found): string {
  const moment = publishedAt ?? createdAt;
  return moment === undefined ? __typename : `${__typename} ${new Date(moment).getUTCDate()}`;
}

async function find(args: string): Promise<string[]> {
  const { search } = await ask(`{ search(${args}) { nodes { ${MOMENTS} } } }`);
  return search.nodes.map(brief);
}

const found = async (filter: string) =>
  (await find(`query: "otter", filter: { ${filter} }`)).toSorted();

it('finds what was written in a time', async () => {
  expect(await found('since: "2024-01-04T00:00:00Z", until: "2024-01-06T00:00:00Z"')).toEqual([
    'Comment 4',
    'Post 5',
  ]);
  expect(await found('until: "2024-01-03T00:00:00Z"')).toEqual([]);
  expect(await found('since: "2030-01-01T00:00:00Z"')).toEqual([]);
});

it('finds what people wrote', async () => {
  expect(await found('authors: ["ada"]')).toEqual(['Comment 6', 'Post 3']);
  expect(await found('authors: ["ada", "BEN"]')).toEqual([
    'Comment 4',
    'Comment 6',
    'Post 3',
    'Post 5',
    'WikiPage',
  ]);
  expect(await found('authors: ["nobody"]')).toEqual([]);
});

it('finds what is filed under topics', async () => {
  expect(await found(`topics: ["${rivers.slug}"]`)).toEqual(['Comment 4', 'Post 3', 'WikiPage']);
  expect(await found('topics: ["nothing"]')).toEqual([]);
});

it('finds posts of some kinds', async () => {
  expect(await found('postKinds: [QUESTION]')).toEqual(['Post 5']);
  expect(await found('postKinds: [QUESTION, ARTICLE], authors: ["ada"]')).toEqual(['Post 3']);
});

it('finds nothing for an empty list, of no type', async () => {
  for (const filter of ['authors: []', 'topics: []', 'postKinds: []']) {
    const { search } = await ask(`{ search(query: "otter", filter: { ${filter} }) {
      totalCount nodes { __typename } pageInfo { hasNextPage } typeCounts { count } } }`);
    expect(search).toEqual({
      totalCount: 0,
      nodes: [],
      pageInfo: { hasNextPage: false },
      typeCounts: Array.from({ length: 5 }, () => ({ count: 0 })),
    });
  }
});

it('finds the newest of an author or topic without words, but not all of a time', async () => {
  expect(await find('query: "", orderBy: NEWEST, filter: { authors: ["ada"] }')).toEqual([
    'Comment 6',
    'Post 3',
  ]);
  expect(
    await find(`query: "-sea", types: [COMMENT, POST], filter: { topics: ["${rivers.slug}"] }`),
  ).toEqual(['Post 3']);
  expect(await find('query: "", filter: { since: "2024-01-01T00:00:00Z" }')).toEqual([]);
});

it('lists the newest first, page by page', async () => {
  const newest = 'query: "otter", types: [POST, COMMENT], orderBy: NEWEST';
  const expected = ['Comment 6', 'Post 5', 'Comment 4', 'Post 3'];
  expect(await find(newest)).toEqual(expected);
  const walked: string[] = [];
  let after = '';
  for (;;) {
    const { search } = await ask(`{ search(${newest}, first: 1${after}) {
      pageInfo { hasNextPage endCursor } nodes { ${MOMENTS} } } }`);
    walked.push(...search.nodes.map(brief));
    if (!search.pageInfo.hasNextPage) break;
    after = `, after: "${search.pageInfo.endCursor}"`;
  }
  expect(walked).toEqual(expected);
});

it('puts a title with a typing error among the newest where little fits', async () => {
  const zoe = await seed.user('zoe');
  await seed.post({ author: zoe, title: 'Marmots', more: { publishedAt: day(1) } });
  await seed.post({ author: zoe, title: 'Marmosets and Marmits', more: { publishedAt: day(9) } });
  const newest = 'query: "marmots", types: [POST], orderBy: NEWEST';
  expect(await find(`${newest}, first: 1`)).toEqual(['Post 9']);
  expect(await find(newest)).toEqual(['Post 9', 'Post 1']);
});

it('refuses a cursor of another order', async () => {
  const { search } = await ask('{ search(query: "otter", first: 1) { pageInfo { endCursor } } }');
  const { errors } = await answer(
    `{ search(query: "otter", orderBy: NEWEST, after: "${search.pageInfo.endCursor}") { totalCount } }`,
  );
  expect(errors?.[0]?.extensions?.code).toBe('INVALID_CURSOR');
});

it('counts what it finds of each type, whichever are listed', async () => {
  const counts = async (args: string) => {
    const { search } = await ask(`{ search(${args}) { totalCount typeCounts { type count } } }`);
    const { totalCount, typeCounts } = search as {
      totalCount: number;
      typeCounts: { type: string; count: number }[];
    };
    const text = typeCounts.filter(({ count }) => count > 0);
    return [totalCount, ...text.map(({ type, count }) => `${type} ${count}`)];
  };
  expect(await counts('query: "otter", types: [COMMENT]')).toEqual([
    2,
    'POST 2',
    'COMMENT 2',
    'WIKI_PAGE 1',
  ]);
  expect(await counts('query: "otter", filter: { authors: ["ada"] }, types: []')).toEqual([
    0,
    'POST 1',
    'COMMENT 1',
  ]);
  // Typing errors are forgiven where little is listed.
  expect(await counts('query: "rivirs"')).toEqual([1, 'WIKI_PAGE 1']);
  await seed.comment({ on: essay, author: ada, text: 'Marsupials and marsupials.' });
  await seed.comment({ on: essay, author: ben, text: 'More marsupials.' });
  await seed.comment({ on: essay, author: ben, text: 'No marsupials!' });
  await seed.post({ author: ben, title: 'Marsupiels' });
  expect(await counts('query: "marsupials"')).toEqual([3, 'COMMENT 3']);
  expect(await counts('query: "marsupials", types: [POST]')).toEqual([1, 'POST 1', 'COMMENT 3']);
});

it('tells nothing of the topics of posts that are not public', async () => {
  const secret = await seed.wikiPage({ title: 'Secrets' });
  const draft = await seed.post({ author: ada, title: 'Draft', more: { publishedAt: null } });
  await seed.topic(draft, secret);
  await seed.sequence({ author: ada, title: 'Weasels', posts: [draft, essay] });
  const topics = (slug: string) => find(`query: "weasels", filter: { topics: ["${slug}"] }`);
  expect(await topics(secret.slug)).toEqual([]);
  expect(await topics(rivers.slug)).toEqual(['Sequence']);
  expect(await find(`query: "weasels topic:${secret.slug}"`)).toEqual([]);
  expect(await find(`query: "weasels -topic:${secret.slug}"`)).toEqual(['Sequence']);
});
