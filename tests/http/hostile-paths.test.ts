import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { openTestApi } from '../support/api.ts';
import { STRICT, send } from './send.ts';

const { app, seed } = await openTestApi();

beforeAll(async () => {
  const ada = await seed.user('ada');
  await seed.post({ author: ada, title: 'A post', more: { slug: 'a-post' } });
  await seed.wikiPage({ title: 'Page', more: { slug: 'page' } });
});

/** Addresses of every kind; `*` stands for a name or an id. */
const ROUTES = [
  '/',
  '/feed.atom',
  '/*',
  '/users/*',
  '/users/*/feed.atom',
  '/posts/*',
  '/posts/*/feed.atom',
  '/posts/*/comments/*',
  '/wiki/*',
  '/wiki/*/',
  '/wiki/*/feed.atom',
  '/wiki/*/posts/feed.atom',
  '/wiki/*/comments/*',
  '/sequences/*',
  '/search?q=*',
  '/assets/*',
  '/health/*',
  '/graphiql?variables=*',
  '/graphql?query=*',
  '/graphql?documentId=*',
];

const HOSTILE = [
  '%00',
  'ada%00',
  '%',
  '%zz',
  '%e0%a4%a',
  '%ff',
  '%c0%80',
  '%ed%a0%80',
  '%ed%a0%bd%ed%b8%80',
  '%f5%80%80%80',
  '%ef%bf%bf',
  '%2f',
  '%2e%2e%2f',
  '%5c',
  '%0d%0aset-cookie:%20a=b',
  '%e2%80%ae',
  '%f0%9f%92%a9',
  '__proto__',
  'constructor',
  "'%20or%201=1",
  '\ud800',
  'é',
  '%25%30%30',
  '0'.repeat(12_000),
  '%f0%9f%92%a9'.repeat(1_000),
];

const part = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...HOSTILE) },
  fc
    .tuple(fc.constantFrom(...HOSTILE), fc.constantFrom('ada', 'a-post', ...HOSTILE))
    .map(([before, after]) => before + after),
  fc
    .array(fc.integer({ min: 0, max: 255 }), { maxLength: 20 })
    .map((bytes) => bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')),
);

const address = fc
  .tuple(fc.constantFrom(...ROUTES), part, part)
  .map(([route, first, second]) => route.replace('*', () => first).replace('*', () => second));

const RUNS = 400;

it('no address of any kind is an internal error', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(address, fc.constantFrom('text/html', '*/*'), async (path, accept) => {
      const { status } = await send(app, { method: 'GET', path, headers: { accept } });
      expect(status, path.slice(0, 200)).toBeLessThan(500);
    }),
    { numRuns: RUNS },
  );
});

/** What is no percent-encoded UTF-8, or has a character that no name has, names nothing. */
const UNREADABLE = ['%00', '%', '%zz', '%e0%a4%a', '%ff', '%c0%80', '%ed%a0%80', '%f5%80%80%80'];

const NAMED = ROUTES.filter((route) => /^\/(?:users|posts|wiki|sequences)\//.test(route));

it.each(NAMED)('what names nothing is not found: %s', async (route) => {
  for (const name of [...UNREADABLE, '0'.repeat(12_000)]) {
    const path = route.replaceAll('*', name);
    const { status } = await send(app, { method: 'GET', path, headers: { accept: '*/*' } });
    expect([400, 404], `${path.slice(0, 200)}: ${status}`).toContain(status);
  }
});

/** Root fields that take a name or an id, one argument each. */
const LOOK_UPS = [
  'user(username: $text)',
  'post(slug: $text)',
  'wikiPage(slug: $text)',
  'sequence(slug: $text)',
  'node(id: $id)',
  'search(query: $text, first: 1)',
];

it.each(LOOK_UPS)('no text is an internal error of the API: %s', async (field) => {
  const variable = field.includes('$id') ? '$id: ID!' : '$text: String!';
  const query = `query (${variable}) { ${field} { __typename } }`;
  const texts = [
    '\0',
    '\ud800',
    'a\udfff',
    '\uffff',
    '\u202e',
    '%00',
    '0'.repeat(100_000),
    '__proto__',
  ];
  for (const text of texts) {
    const body = { query, variables: { text, id: text } };
    const { status, json } = await send(app, { headers: STRICT, body });
    const label = JSON.stringify(text.slice(0, 20));
    expect([200, 400], `${label}: ${status}`).toContain(status);
    const codes = (json.errors ?? []).map(({ extensions }) => extensions['code']);
    expect(codes, label).not.toContain('INTERNAL_SERVER_ERROR');
  }
});
