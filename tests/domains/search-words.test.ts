import { describe, expect, it } from 'vitest';
import { openTestApi } from '../support/api.ts';

const { seed, ask } = await openTestApi();

const ada = await seed.user('ada', { displayName: 'Ada Łovelace' });
const bob = await seed.user('bob', { formerUsernames: ['robert'] });
const knots = await seed.wikiPage({ author: bob, title: 'Knots & Hitches', text: 'Rope.' });
await seed.wikiPage({ title: 'C++', text: 'A language.' });
await seed.wikiPage({ title: 'C#', text: 'Another language.' });
await seed.post({ author: ada, title: 'Japanese', text: '日本語の検索テスト 東京タワー' });
await seed.post({ author: ada, title: 'Chinese', text: '中文搜索测试' });
await seed.post({ author: ada, title: 'Thai', text: 'ภาษาไทยเขียนติดกัน' });
await seed.post({ author: ada, title: 'Korean', text: '한국어를 배웁니다' });
await seed.post({ author: ada, title: 'French', text: 'naïve café' });
await seed.post({ author: ada, title: 'Illness', text: 'covid-19' });
await seed.post({ author: ada, title: 'Greek', text: 'ὁ ΣΟΦΟΣ Ὀδυσσεύς' });
await seed.post({ author: ada, title: 'Russian', text: 'Ёлка и чёрный хлеб' });
await seed.post({ author: ada, title: 'Turkish', text: 'İSTANBUL ve Iğdır' });
await seed.post({ author: ada, title: 'German', text: 'Große Häuser in der Straße' });
await seed.post({ author: ada, title: 'Arabic', text: 'العَرَبِيَّة' });
await seed.post({ author: ada, title: 'Hindi', text: 'हिन्दी भाषा' });
await seed.post({
  author: ada,
  title: 'Programs',
  text: 'Run /usr/local/bin/node.js on .NET with Python 3.11.',
});
await seed.post({
  author: ada,
  title: 'Post office',
  text: 'Write to jane_doe@mail.example.org, don’t call.',
});
await seed.post({
  author: ada,
  title: 'Address',
  text: 'See https://docs.example.com/a-guide/start_here.html?q=yes',
});
await seed.post({ author: ada, title: 'Hamlet', text: 'To be, or not to be, that is it.' });
await seed.post({ author: ada, title: 'Markup', text: 'The <details> element' });
const hitch = await seed.post({ author: bob, title: 'Telescoping', text: 'A clove hitch.' });
await seed.topic(hitch, knots);
await seed.comment({ on: hitch, author: ada, text: 'I prefer the bowline to a hitch.' });
await seed.comment({ on: knots, author: bob, text: 'The hitch again.' });
await seed.sequence({
  author: bob,
  title: 'Ropework',
  posts: [hitch],
  more: { descriptionText: 'A hitch a day.', descriptionHtml: '<p>A hitch a day.</p>' },
});

async function find(query: string): Promise<string[]> {
  const { search } = await ask(
    `query ($query: String!) { search(query: $query, first: 50) { nodes { __typename
      ... on Post { title } ... on WikiPage { title } ... on Sequence { title } ... on User { title: username } } } }`,
    { query },
  );
  return search.nodes.map(
    ({ title, __typename }: { title?: string; __typename: string }) => title ?? __typename,
  );
}

async function snippet(query: string) {
  const { search } = await ask(
    `query ($query: String!) { search(query: $query, first: 1) { edges { highlights { title snippet } } } }`,
    { query },
  );
  return search.edges[0].highlights;
}

describe('a word is found', () => {
  it.each([
    ['検索', 'Japanese'],
    ['東京', 'Japanese'],
    ['ワ', 'Japanese'],
    ['ー', 'Japanese'],
    ['日本語の検索', 'Japanese'],
    ['ﾀﾜｰ', 'Japanese'],
    ['中文', 'Chinese'],
    ['搜索', 'Chinese'],
    ['ไทย', 'Thai'],
    ['한국어', 'Korean'],
    ['한국어'.normalize('NFD'), 'Korean'],
    ['cafe', 'French'],
    ['cafe\u0301', 'French'],
    ['CAFÉ', 'French'],
    ['ｎａｉｖｅ', 'French'],
    ['covid 19', 'Illness'],
    ['covid-19', 'Illness'],
    ['19', 'Illness'],
    ['σοφος', 'Greek'],
    ['οδυσσευς', 'Greek'],
    ['елка', 'Russian'],
    ['ЧЕРНЫЙ', 'Russian'],
    ['istanbul', 'Turkish'],
    ['ığdır', 'Turkish'],
    ['igdir', 'Turkish'],
    ['strasse', 'German'],
    ['STRASSE', 'German'],
    ['hauser', 'German'],
    ['der', 'German'],
    ['العربية', 'Arabic'],
    ['भाषा', 'Hindi'],
    ['node.js', 'Programs'],
    ['node', 'Programs'],
    ['/usr/local', 'Programs'],
    ['bin', 'Programs'],
    ['.net', 'Programs'],
    ['3.11', 'Programs'],
    ['jane_doe@mail.example.org', 'Post office'],
    ['doe', 'Post office'],
    ["don't", 'Post office'],
    ['docs.example.com', 'Address'],
    ['guide', 'Address'],
    ['start', 'Address'],
    ['html', 'Address'],
    ['<details>', 'Markup'],
    ['to be or not', 'Hamlet'],
    ['"to be, or not to be"', 'Hamlet'],
    ['“or not to be”', 'Hamlet'],
    ['"to be or"', 'Hamlet'],
    ['lovelace', 'ada'],
    ['love', 'ada'],
    ['telesc', 'Telescoping'],
    ['hitches', 'Knots & Hitches'],
    ['C++', 'C++'],
    ['c#', 'C#'],
    ['ropewo', 'Ropework'],
  ])('by %j in %s', async (query, title) => {
    expect(await find(query)).toContain(title);
  });

  it.each([
    ['"or not be"', 'Hamlet'],
    ['C++', 'C#'],
    ['3.12', 'Programs'],
    ['京都', 'Japanese'],
    ['文搜测', 'Chinese'],
    ['bowl', 'Telescoping'],
    ['node -python', 'Programs'],
    ['node -"local bin"', 'Programs'],
  ])('and not by %j in %s', async (query, title) => {
    expect(await find(query)).not.toContain(title);
  });
});

describe('author: and topic:', () => {
  it.each([
    ['hitch author:ada', ['Comment']],
    ['hitch author:@Robert', ['Comment', 'Knots & Hitches', 'Ropework', 'Telescoping']],
    ['hitch author:nobody', []],
    [
      'hitch topic:knots-hitches',
      ['Comment', 'Comment', 'Knots & Hitches', 'Ropework', 'Telescoping'],
    ],
    ['clove topic:"knots & hitches"', ['Telescoping']],
    ['bowline or clove topic:knots-hitches author:bob', ['Telescoping']],
    ['hitch topic:none', []],
    ['author:bob', ['Comment', 'Knots & Hitches', 'Ropework', 'Telescoping']],
  ])('%s', async (query, titles) => {
    expect((await find(query)).toSorted()).toEqual(titles);
  });
});

describe('highlights', () => {
  it.each([
    ['検索', '<mark>検索</mark>'],
    ['cafe', '<mark>café</mark>'],
    ['guide', '<mark>guide</mark>'],
    ['covid-19', '<mark>covid</mark>'],
    ['елка', '<mark>Ёлка</mark>'],
  ])('mark %s', async (query, marked) => {
    expect((await snippet(query)).snippet).toContain(marked);
  });

  it('never begin within a formula', async () => {
    const formula = '$\\sum_{i=1}^n x_i + y_i + z_i = a + b + c + d$';
    const words = 'word '.repeat(40);
    await seed.post({ title: 'Sums', text: `${words}${formula} quaternion ${formula} ${words}` });
    const { snippet: text } = await snippet('quaternion');
    const [before = '', after = ''] = text.split('<mark>quaternion</mark>');
    for (const side of [before, after]) expect(side.split('$').length % 2).toBe(1);
    expect(text).toContain('quaternion');
  });

  it('mark a letter where it stands alone', async () => {
    await seed.post({ title: 'Q&A', text: 'Quite quiet.' });
    expect(await snippet('q&a')).toEqual({
      title: '<mark>Q</mark>&amp;<mark>A</mark>',
      snippet: 'Quite quiet.',
    });
  });

  it('mark the beginning of a word in a title', async () => {
    expect((await snippet('ropewo')).title).toBe('<mark>Ropewo</mark>rk');
  });
});

describe('one typing error in a title or name', () => {
  it.each([
    ['teelscoping', 'Telescoping'],
    ['telescopng', 'Telescoping'],
    ['telescopping', 'Telescoping'],
    ['telescoqing', 'Telescoping'],
    ['hitvhes', 'Knots & Hitches'],
    ['lovelcae', 'ada'],
    ['ropewark author:bob', 'Ropework'],
    ['clove teelscoping', 'Telescoping'],
    ['Telesco\u0301qing', 'Telescoping'],
  ])('is forgiven: %j finds %s', async (query, title) => {
    expect(await find(query)).toEqual([title]);
  });

  it.each(['teelscopign', '"teelscoping"', 'teelscoping -clove', 'dib', 'bowlnie'])(
    'and no more than that: %j finds nothing',
    async (query) => {
      expect(await find(query)).toEqual([]);
    },
  );

  it('is forgiven where few things are found, after those, page by page', async () => {
    await seed.post({ author: ada, title: 'Sourdough', text: 'Bread.' });
    await seed.post({ author: ada, title: 'Rye', text: 'No sourdoughs, a sourduogh.' });
    const query = `query ($first: Int, $after: String, $last: Int) {
      search(query: "sourduogh", first: $first, after: $after, last: $last) {
        totalCount pageInfo { hasNextPage endCursor } nodes { ... on Post { title } } } }`;
    const titlesOf = (answer: { search: { nodes: { title: string }[] } }) =>
      answer.search.nodes.map(({ title }) => title);
    const both = await ask(query, {});
    expect(both.search.totalCount).toBe(2);
    expect(titlesOf(both)).toEqual(['Rye', 'Sourdough']);
    const one = await ask(query, { first: 1 });
    expect(titlesOf(one)).toEqual(['Rye']);
    expect(one.search.pageInfo.hasNextPage).toBe(true);
    const two = await ask(query, { first: 1, after: one.search.pageInfo.endCursor });
    expect(titlesOf(two)).toEqual(['Sourdough']);
    expect(titlesOf(await ask(query, { last: 1 }))).toEqual(['Sourdough']);

    await seed.post({ author: ada, title: 'Sourduogh', text: 'A sourduogh.' });
    await seed.comment({ on: knots, author: bob, text: 'A sourduogh.' });
    expect((await ask(query, {})).search.totalCount).toBe(3);
  });
});

it('snippets neither begin nor end within an address or a letter', async () => {
  const address = `https://example.org/${'a-long-path/'.repeat(12)}end.html`;
  const emoji = '👩‍🚀'.repeat(100);
  await seed.post({ title: 'Links', text: `${'word '.repeat(30)}${address} pangolins ${address}` });
  await seed.post({ title: 'Letters', text: `${emoji}$ ${emoji}armadillo${emoji}` });
  const links = (await snippet('pangolin')).snippet;
  expect(links).toContain(`${address} <mark>pangolins</mark> ${address}`);
  const letters: string = (await snippet('armadillo')).snippet;
  expect(Buffer.from(letters).toString() === letters).toBe(true);
  expect(letters).not.toMatch(/^… [\u200d\u{1f680}]/u);
});
