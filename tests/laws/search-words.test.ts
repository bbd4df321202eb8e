import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openTestApi } from '../support/api.ts';

const { seed, ask, database } = await openTestApi();
const ada = await seed.user('ada');
await seed.user('bob');
const post = await seed.post({ author: ada, title: 'Talk' });
await seed.topic(post, await seed.wikiPage({ title: 'Knots' }));
await seed.wikiPage({ title: 'Ropes' });

/** Letters of scripts that write spaces, with the accents that are usual there. */
const spaced = fc
  .stringMatching(/^[a-zàéîöñßçøłžαβγέώςбёйжאבגدروक-ग0-9]{1,12}$/u)
  .filter((word) => word.toLowerCase() !== 'or');
const unspaced = fc.stringMatching(/^[一-三東京検索日本语あ-おア-オก-จ가-각]{1,12}$/u);
const words = fc.oneof(spaced, unspaced);
const between = fc.constantFrom(
  ' ',
  '\n',
  ', ',
  '-',
  '_',
  '/',
  '.',
  '<',
  '> ',
  ' (',
  '"',
  ': ',
  '…',
  '、',
);

const texts = fc.array(fc.tuple(words, between), { minLength: 1, maxLength: 12 }).map((parts) => ({
  text: parts.flat().join(''),
  words: parts.map(([word]) => word),
}));

/** How many comments each query finds, in one request. */
async function counts(queries: readonly string[]): Promise<number[]> {
  const names = queries.map((_, index) => `q${index}`);
  const answer = await ask(
    `query (${names.map((name) => `$${name}: String!`)}) {
      ${names.map((name) => `${name}: search(query: $${name}, types: [COMMENT]) { totalCount }`).join(' ')} }`,
    Object.fromEntries(names.map((name, index) => [name, queries[index]])),
  );
  return names.map((name) => answer[name].totalCount);
}

async function expectCounts(expected: Readonly<Record<string, number>>): Promise<void> {
  const queries = Object.keys(expected);
  const found = await counts(queries);
  expect(Object.fromEntries(queries.map((query, index) => [query, found[index]]))).toEqual(
    expected,
  );
}

/** In which a text stands as the only one. */
async function withComment(text: string, check: () => Promise<void>): Promise<void> {
  const comment = await seed.comment({ on: post, author: ada, text });
  await check();
  await database.prisma.comment.delete({ where: { id: comment.id } });
}

test('what was written is found by any of its words, in any case, composed or not', async () => {
  await fc.assert(
    fc.asyncProperty(texts, fc.nat(), ({ text, words }, chosen) =>
      withComment(text, () => {
        const word = words[chosen % words.length] ?? '';
        const forms = [word, word.toUpperCase(), word.normalize('NFD'), `"${word}"`, `${word}/`];
        return expectCounts(Object.fromEntries(forms.map((form) => [form, 1])));
      }),
    ),
    { numRuns: 25 },
  );
}, 60_000);

test('what was written is found by all of itself, and not by a part with something else', async () => {
  await fc.assert(
    fc.asyncProperty(texts, ({ text, words }) =>
      withComment(text, () => {
        const all = words.join(' ');
        return expectCounts({
          [all]: 1,
          [`"${words.slice(0, 2).join(' ')}"`]: 1,
          [`${all} zzzz`]: 0,
          [`${words[0]} -${words.at(-1)}`]: 0,
          [`${words[0]} author:ada`]: 1,
          [`${words[0]} author:bob`]: 0,
          [`${words[0]} topic:knots`]: 1,
          [`${words[0]} topic:ropes`]: 0,
        });
      }),
    ),
    { numRuns: 15 },
  );
}, 60_000);
