import { describe, expect, it } from 'vitest';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi, serveTest } from '../support/api.ts';
import { member } from '../support/members.ts';

const api = await openTestApi({ SITE_URL: 'https://knots.example' });
const { seed, ask, statements, database } = api;

const ada = await member(api, 'ada', { formerUsernames: ['countess'] });
const post = await seed.post({ title: 'Knots', author: ada.user });
const page = await seed.wikiPage({ title: 'Rope', more: { formerSlugs: ['cordage'] } });
const umlauts = await seed.wikiPage({ title: 'Ärger', more: { slug: 'ärger' } });
const version = await seed.revision({ of: page, author: ada.user });
const postVersion = await seed.revision({ of: post, author: ada.user });
const sequence = await seed.sequence({ author: ada.user, posts: [post] });
const onPost = await seed.comment({ on: post, author: ada.user });
const onPage = await seed.comment({ on: page, author: ada.user });
const draft = await seed.post({ title: 'Draft', author: ada.user, more: { publishedAt: null } });
const onDraft = await seed.comment({ on: draft, author: ada.user });

const idOf = (kind: string, { id }: { readonly id: string }) => encodeGlobalId(kind, id);
const PATHS: readonly (readonly [kind: string, row: { readonly id: string }, path: string])[] = [
  ['User', ada.user, '/users/ada'],
  ['Post', post, `/posts/${post.slug}`],
  ['WikiPage', page, `/wiki/${page.slug}`],
  ['WikiPage', umlauts, '/wiki/%C3%A4rger'],
  ['Sequence', sequence, `/sequences/${sequence.slug}`],
  ['Comment', onPost, `/posts/${post.slug}/comments/${idOf('Comment', onPost)}`],
  ['Comment', onPage, `/wiki/${page.slug}/comments/${idOf('Comment', onPage)}`],
  [
    'WikiContribution',
    version,
    `/wiki/${page.slug}?to=${idOf('WikiContribution', version)}#history`,
  ],
];

const NODE = (kind: string) => `query ($id: ID!) { node(id: $id) { ... on ${kind} { path url } } }`;
const RESOURCE = 'query ($url: URL!) { resource(url: $url) { id } }';

describe.each(PATHS)('the address of a %s', (kind, row, path) => {
  const id = idOf(kind, row);

  it('is on its node, from the root on and absolute', async () => {
    const { node } = await ask(NODE(kind), { id });
    expect(node).toEqual({ path, url: `https://knots.example${path}` });
  });

  it.each([
    path,
    `https://knots.example${path}`,
    `http://knots.example${path}`,
    `//knots.example${path}`,
  ])('leads to it: %s', async (url) => {
    expect(await ask(RESOURCE, { url })).toEqual({ resource: { id } });
  });
});

it('a version of a post has the address of the post', async () => {
  const { node } = await ask(NODE('PostRevision'), { id: idOf('PostRevision', postVersion) });
  expect(node.path).toBe(`/posts/${post.slug}`);
});

describe('resource', () => {
  it.each([
    ['/users/countess', idOf('User', ada.user)],
    ['/users/ADA/', idOf('User', ada.user)],
    ['/wiki/cordage', idOf('WikiPage', page)],
    [`/wiki/cordage?to=${idOf('WikiContribution', version)}`, idOf('WikiContribution', version)],
    [`/wiki/${page.slug}?to=nonsense`, idOf('WikiPage', page)],
    [`/wiki/${page.slug}?to=${idOf('Comment', onPost)}`, idOf('WikiPage', page)],
    [`/posts/other/comments/${idOf('Comment', onPost)}`, idOf('Comment', onPost)],
  ])('finds %s', async (url, id) => {
    expect((await ask(RESOURCE, { url })).resource?.id).toBe(id);
  });

  it.each([
    '',
    '/',
    '/search?q=knots',
    '/posts/nowhere',
    '/posts/%ff',
    '/posts/a%00b',
    `/posts/${post.slug}/feed.atom`,
    `/posts/${post.slug}/comments/${idOf('Post', post)}`,
    '/posts/x/comments/nonsense',
    `https://elsewhere.example/posts/${post.slug}`,
    `https://knots.example:8443/posts/${post.slug}`,
    `ftp://knots.example/posts/${post.slug}`,
    'javascript:alert(1)',
    'https://',
    `/posts/${draft.slug}`,
    `/posts/${draft.slug}/comments/${idOf('Comment', onDraft)}`,
  ])('is null for %s', async (url) => {
    expect(await ask(RESOURCE, { url })).toEqual({ resource: null });
  });

  it('finds a draft for its author', async () => {
    const { resource } = await ada.ask(RESOURCE, { url: `/posts/${draft.slug}` });
    expect(resource.id).toBe(idOf('Post', draft));
  });

  it('reads what is selected in one round trip', async () => {
    statements.clear();
    const { resource } = await ask(
      `{ resource(url: "/users/ada") { ... on User { username posts(first: 2) { nodes { url } } } } }`,
    );
    expect(resource.posts.nodes).toHaveLength(1);
    expect(statements.roundTrips()).toBe(1);
  });
});

it('the addresses of a list of comments are read in its round trip', async () => {
  statements.clear();
  await ask('{ comments { nodes { path url } } }');
  expect(statements.names()).toEqual(['comment.all', 'comment.places']);
  expect(statements.roundTrips()).toBe(1);
});

it('without SITE_URL, addresses have the origin of the request', async () => {
  const { ask } = serveTest(database);
  const { user } = await ask('{ user(username: "ada") { url } }');
  expect(user.url).toBe('http://commonplace/users/ada');
  const url = 'http://commonplace/users/ada';
  expect((await ask(RESOURCE, { url })).resource.id).toBe(idOf('User', ada.user));
});

it('html(absoluteLinks: true) has absolute addresses of what is on this site', async () => {
  const html =
    '<p><a href="/wiki/rope">a</a> <a href="#b">b</a> <a href="//c.example/">c</a> <img src="/d.png"></p>';
  const comment = await seed.comment({ on: post, author: ada.user, more: { html } });
  const { node } = await ask(
    `query ($id: ID!) { node(id: $id) { ... on Comment {
      body { html(absoluteLinks: true) }
      asWritten: body { html }
    } } }`,
    { id: idOf('Comment', comment) },
  );
  expect(node.asWritten.html).toBe(html);
  expect(node.body.html).toBe(
    '<p><a href="https://knots.example/wiki/rope">a</a> <a href="#b">b</a> <a href="//c.example/">c</a> <img src="https://knots.example/d.png"></p>',
  );
});

it('the scalars say what they are', async () => {
  const { __schema } = await ask('{ __schema { types { kind name specifiedByURL } } }');
  const scalars = __schema.types.filter(({ kind }: { kind: string }) => kind === 'SCALAR');
  const specified = Object.fromEntries(
    scalars.map((type: Record<string, string>) => [type['name'], type['specifiedByURL']]),
  );
  expect(specified).toMatchObject({
    DateTime: expect.stringMatching(/^https:/),
    HTML: 'https://html.spec.whatwg.org/multipage/syntax.html',
    URL: 'https://url.spec.whatwg.org/',
  });
});

it('every field with an address has the type URL', async () => {
  const { __schema } = await ask(
    '{ __schema { types { name fields { name type { name ofType { name } } } } } }',
  );
  type Field = { name: string; type: { name: string | null; ofType: { name: string } | null } };
  const others = __schema.types.flatMap(
    ({ name, fields }: { name: string; fields: Field[] | null }) =>
      (fields ?? [])
        .filter((field) => /^url$|Url$/.test(field.name))
        .filter(({ type }) => (type.name ?? type.ofType?.name) !== 'URL')
        .map((field) => `${name}.${field.name}`),
  );
  // What the viewer typed, perhaps unfinished.
  expect(others).toEqual(['SavedDraft.linkUrl']);
});
