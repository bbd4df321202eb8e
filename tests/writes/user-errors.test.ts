import { getNamedType, isNonNullType, isObjectType } from 'graphql';
import { describe, expect, it, onTestFinished } from 'vitest';
import { schema } from '../../src/composition/schema.ts';
import { listen } from '../../src/http/server.ts';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { recordMissingNameSkeletons } from '../../src/naming/look-alikes.ts';
import { createPost } from '../clients/plain-fetch/create-post.ts';
import { send } from '../http/send.ts';
import { type Answer, openTestApi, serveTest } from '../support/api.ts';
import { filledMutations } from '../support/input-of.ts';
import { member, settle, wrongs } from '../support/members.ts';

const api = await openTestApi({ WRITE_LIMITS: 'off' });
const { seed, database, app } = api;
const ada = await member(api, 'ada');
const moderator = await member(api, 'moderator', { role: 'MODERATOR' });
const post = await seed.post({ author: moderator.user });
await seed.wikiPage({ author: ada.user, title: 'Ropes' });
const sequence = await seed.sequence({ author: moderator.user, posts: [] });
await seed.user('carol');
await recordMissingNameSkeletons(database, new AbortController().signal);
await settle(database);
const on = encodeGlobalId('Post', post.id);
const missing = encodeGlobalId('Post', '01890000-0000-7000-8000-000000000000');

const ERRORS = 'userErrors { __typename code message path }';

/** What a client gets, to the letter. */
async function ask(query: string, variables: object = {}, { token }: { token?: string } = ada) {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const { status, json } = await send(app, { body: { query, variables }, headers });
  return { status, ...(json as Partial<Pick<Answer, 'data' | 'errors'>>) };
}

describe('the schema', () => {
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});

  it('lets each mutation, and each object of a payload, be null', () => {
    const required = mutations.flatMap(({ name, type }) => {
      const payload = getNamedType(type);
      if (isNonNullType(type) || !isObjectType(payload)) return [name];
      return Object.values(payload.getFields())
        .filter((field) => isNonNullType(field.type))
        .map((field) => `${name}.${field.name}: ${field.type}`);
    });
    expect(required).toEqual(mutations.map(({ name }) => `${name}.userErrors: [UserError!]!`));
  });
});

it('a mutation that is refused leaves the result of the one before it', async () => {
  const vote = (subject: string) =>
    `vote(input: { subjectId: "${subject}", direction: UP }) { subject { ... on Post { score } } ${ERRORS} }`;
  const query = `mutation { a: ${vote(on)} b: ${vote(missing)} }`;
  // The first run is plain, the one after it is compiled.
  for (const _run of [1, 2]) {
    expect(await ask(query)).toEqual({
      status: 200,
      data: {
        a: { subject: { score: 1 }, userErrors: [] },
        b: {
          subject: null,
          userErrors: [
            {
              __typename: 'GeneralUserError',
              code: 'NOT_FOUND',
              message: 'Nothing with this id exists, or you may not see it.',
              path: ['input', 'subjectId'],
            },
          ],
        },
      },
      extensions: expect.anything(),
    });
  }
  expect(await wrongs(database)).toEqual([]);
});

it('what the user cannot mend is an error of the response, and leaves the others too', async () => {
  const query = `mutation { a: bookmark(input: { subjectId: "${on}" }) { clientMutationId } }`;
  const { data, errors } = await ask(query, {}, {});
  expect(data).toEqual({ a: null });
  expect(errors).toMatchObject([{ path: ['a'], extensions: { code: 'UNAUTHENTICATED' } }]);
});

it('who may not write at all is told so, without a path', async () => {
  const banned = await member(api, 'banned', { bannedUntil: new Date('2099-01-01') });
  const query = `mutation { bookmark(input: { subjectId: "${on}" }) { subject { __typename } ${ERRORS} } }`;
  const { data, errors } = await ask(query, {}, banned);
  expect(errors).toBeUndefined();
  expect(data.bookmark).toMatchObject({
    subject: null,
    userErrors: [{ code: 'FORBIDDEN', path: null }],
  });
});

it('three fields that are wrong are three errors, and nothing is written', async () => {
  const CREATE = `mutation ($input: CreatePostInput!) {
    createPost(input: $input) { clientMutationId post { id } draftEdge { cursor } ${ERRORS} } }`;
  const input = {
    title: ' ',
    linkUrl: 'https://example.org',
    markdown: 'x'.repeat(200_001),
    idempotencyKey: 'three',
    clientMutationId: 'mine',
  };
  const { data, errors } = await ask(CREATE, { input });
  expect(errors).toBeUndefined();
  expect(data.createPost).toMatchObject({ clientMutationId: 'mine', post: null, draftEdge: null });
  expect(data.createPost.userErrors.map(({ path }: { path: unknown }) => path)).toEqual([
    ['input', 'title'],
    ['input', 'linkUrl'],
    ['input', 'markdown'],
  ]);
  expect(await database.prisma.idempotencyKey.count()).toBe(0);
  // The key is not used up.
  const mended = { ...input, title: 'Good', linkUrl: null, markdown: 'Good' };
  const { data: made } = await ask(CREATE, { input: mended });
  expect(made.createPost).toMatchObject({ post: { id: expect.anything() }, userErrors: [] });
});

it.each([
  [
    'updateProfile',
    { displayName: 'Moderator', websiteUrl: 'ftp://x', location: 'x'.repeat(101), bio: 'ok' },
    ['displayName', 'websiteUrl', 'location'],
  ],
  [
    'createWikiPage',
    { title: '', markdown: ' ', summary: 'x'.repeat(501) },
    ['title', 'markdown', 'summary'],
  ],
  ['createSequence', { title: '', description: 'x'.repeat(20_001) }, ['title', 'description']],
  ['createComment', { subjectId: missing, markdown: ' ' }, ['subjectId', 'markdown']],
  [
    'updatePost',
    { postId: on, basedOn: 9, title: '', linkUrl: 'https://example.org', summary: 'x'.repeat(501) },
    ['basedOn', 'linkUrl', 'title', 'summary'],
  ],
  [
    'banUser',
    { userId: encodeGlobalId('User', ada.user.id), until: '2000-01-01T00:00:00Z', reason: ' ' },
    ['reason', 'until'],
  ],
  ['hidePost', { postId: missing, reason: '' }, ['postId', 'reason']],
  ['vote', { subjectId: missing, axis: 'AGREEMENT', direction: 'UP' }, ['subjectId', 'axis']],
  ['createComment', { subjectId: on, markdown: ' ', isAnswer: true }, ['markdown', 'isAnswer']],
  ['createWikiPage', { title: 'ROPES', markdown: ' ' }, ['markdown', 'title']],
  [
    'updateProfile',
    { displayName: 'm\u043eder\u0430tor', avatarUrl: 'no address' },
    ['displayName', 'avatarUrl'],
  ],
  [
    'updateProfile',
    { displayName: 'c\u0430rol', location: 'x'.repeat(101) },
    ['location', 'displayName'],
  ],
  [
    'reorderSequence',
    {
      sequenceId: encodeGlobalId('Sequence', sequence.id),
      entries: [{ postId: on }, { postId: missing }],
    },
    ['entries.0.postId', 'entries.1.postId'],
  ],
])('%s names all that is wrong', async (name, input, fields) => {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${ERRORS} } }`;
  const who = name.startsWith('create') || name === 'updateProfile' ? ada : moderator;
  const { data } = await ask(query, { input }, who);
  const paths = data[name].userErrors.map(({ path }: { path: string[] }) => path.join('.'));
  expect(paths).toEqual(fields.map((field) => `input.${field}`));
});

describe('each bad id and each bad text of an input is an error of its own', () => {
  const bad = filledMutations({ id: 'no id', text: '\u200b' });

  it.each(bad.filter(({ paths }) => [...paths.ids, ...paths.texts].length > 0))(
    '$name',
    async ({ name, inputType, input, paths }) => {
      api.statements.clear();
      const query = `mutation ($input: ${inputType}) { ${name}(input: $input) { ${ERRORS} } }`;
      const { data, errors } = await ask(query, { input }, moderator);
      expect(errors).toBeUndefined();
      const { userErrors } = data[name];
      const at = (code: string) =>
        userErrors
          .filter((error: { code: string }) => error.code === code)
          .map(({ path }: { path: string[] }) => path.join('.'))
          .sort();
      expect(at('INVALID_ID')).toEqual(paths.ids.toSorted());
      expect(at('BAD_USER_INPUT')).toEqual(expect.arrayContaining(paths.texts.toSorted()));
      expect(api.statements.names()).not.toContain('write.lockAuthority');
    },
  );
});

it('an input of hundreds of mistakes is told of fifty', async () => {
  const input = {
    notificationIds: Array(250)
      .fill('no id')
      .map((id, index) => `${id} ${index}`),
  };
  const query = `mutation ($input: MarkNotificationsReadInput!) {
    markNotificationsRead(input: $input) { ${ERRORS} } }`;
  const { data } = await ask(query, { input });
  expect(data.markNotificationsRead.userErrors).toHaveLength(50);
});

it('the texts of conflicts count towards the limit of bytes', async () => {
  const text = 'Many words. '.repeat(1_000);
  const page = await seed.wikiPage({ author: ada.user });
  await seed.revision({ of: page, author: ada.user, text });
  const aliases = Array.from({ length: 10 }, (_, index) => `a${index}: theirs`).join(' ');
  const query = `mutation { editWikiPage(input: {
    pageId: "${encodeGlobalId('WikiPage', page.id)}", basedOn: 1, markdown: "Few words." }) {
    userErrors { ... on EditConflict { ${aliases} } } } }`;
  const small = serveTest(database, { ANSWER_LIMIT_BYTES: '65536' });
  const { errors } = await small.as(ada.token).answer(query);
  expect(errors.map(({ extensions }) => extensions['code'])).toContain('ANSWER_TOO_LARGE');
});

it('the program in docs/api.md shows problems beside the fields of a form', async () => {
  const server = await listen({ host: '127.0.0.1', port: 0, listener: app.listener });
  onTestFinished(async () => void (await server.stop(0)));
  const url = `${server.url}/graphql`;
  const form = { title: ' ', markdown: 'Text', linkUrl: 'https://example.org' };
  expect(await createPost(url, ada.token, form)).toEqual({
    post: null,
    problems: {
      title: 'A title cannot be empty.',
      linkUrl: 'Only a post of the kind LINK can have a `linkUrl`.',
    },
  });
  const { post: made, problems } = await createPost(url, ada.token, {
    title: 'A form',
    markdown: 'Text',
  });
  expect([made.slug, problems]).toEqual(['a-form', {}]);
});

it('a conflict has the texts, and their merge with markers', async () => {
  const page =
    await ask(`mutation { createWikiPage(input: { title: "Knots", markdown: "one\\n\\ntwo" }) {
    wikiPage { id } } }`);
  const EDIT = `mutation ($input: EditWikiPageInput!) { editWikiPage(input: $input) {
    wikiPage { id } userErrors { code path ... on EditConflict { base theirs merged version } } } }`;
  const { id } = page.data.createWikiPage.wikiPage;
  const edit = (markdown: string) => ask(EDIT, { input: { pageId: id, basedOn: 1, markdown } });
  expect((await edit('uno\n\ntwo')).data.editWikiPage.userErrors).toEqual([]);
  expect((await edit('eins\n\ntwo')).data.editWikiPage).toEqual({
    wikiPage: null,
    userErrors: [
      {
        code: 'EDIT_CONFLICT',
        path: ['input', 'basedOn'],
        base: 'one\n\ntwo',
        theirs: 'uno\n\ntwo',
        merged: '<<<<<<< yours\neins\n=======\nuno\n>>>>>>> theirs\n\ntwo',
        version: 2,
      },
    ],
  });
});

it('an id that is none is null in its place, and its error names the place', async () => {
  const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
  for (const _run of [1, 2]) {
    const { status, data, errors } = await ask(query, { ids: [on, 'no id', missing, on] });
    expect(status).toBe(200);
    expect(data.nodes).toEqual([{ id: on }, null, null, { id: on }]);
    expect(errors).toMatchObject([
      { path: ['nodes', 1], extensions: { code: 'INVALID_ID', argument: 'ids.1' } },
    ]);
  }
});
