import {
  assertObjectType,
  type GraphQLObjectType,
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import sql, { join, raw } from 'sql-template-tag';
import { expect, it } from 'vitest';
import { schema } from '../../src/composition/schema.ts';
import { closeByOperator } from '../../src/domains/people/account/write/service.ts';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi } from '../support/api.ts';
import { type Member, member, settle, wrongs } from '../support/members.ts';
import { askingForUserErrors, withUserErrors } from '../support/user-errors.ts';
import { browserOf } from '../support/visitor.ts';

const api = await openTestApi();
const { seed, database } = api;

const ada = await member(api, 'ada');
const bob = await member(api, 'bob');
const reader = await member(api, 'reader', { scope: 'READ' });

async function run(who: Pick<Member, 'answer'>, name: string, input: Record<string, unknown>) {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await who.answer(
    `mutation ($input: ${type}!) { ${name}(input: $input) { user {
      username displayName karma bio { html text } websiteUrl location avatarUrl
      posts { totalCount } comments { totalCount } } } }`,
    { input },
  );
  return { user: data?.[name]?.user, error: errors[0]?.extensions };
}

it('a profile is changed in what is said, and keeps the rest', async () => {
  const all = {
    displayName: '  Ada\n Lovelace ',
    bio: 'I **count**.',
    websiteUrl: 'https://ada.example',
    location: 'London',
    avatarUrl: 'http://ada.example/a.png',
  };
  expect((await run(ada, 'updateProfile', all)).user).toMatchObject({
    displayName: 'Ada Lovelace',
    bio: { html: '<p>I <strong>count</strong>.</p>\n', text: 'I count.' },
    websiteUrl: 'https://ada.example/',
    location: 'London',
    avatarUrl: 'http://ada.example/a.png',
  });
  const less = await run(ada, 'updateProfile', { location: null, bio: ' ' });
  expect(less.user).toMatchObject({
    displayName: 'Ada Lovelace',
    bio: null,
    websiteUrl: 'https://ada.example/',
    location: null,
  });
});

it.each([
  ['displayName', ' '],
  ['displayName', null],
  ['displayName', 'a'.repeat(81)],
  ['bio', 'a'.repeat(20_001)],
  ['websiteUrl', 'javascript:alert(1)'],
  ['websiteUrl', 'https://ada:secret@ada.example'],
  ['avatarUrl', 'https://ada@ada.example/a.png'],
  ['avatarUrl', 'ada.example'],
  ['location', 'a'.repeat(101)],
])('a profile is not given %s of %j', async (property, value) => {
  expect((await run(ada, 'updateProfile', { [property]: value })).error).toMatchObject({
    code: 'BAD_USER_INPUT',
    argument: `input.${property}`,
  });
});

it('a username is changed, the old one leads on, and can be taken up again by nobody else', async () => {
  expect((await run(bob, 'changeUsername', { username: 'Robert' })).user.username).toBe('robert');
  const found = async (name: string) =>
    (await api.ask(`{ user(username: "${name}") { username } }`)).user?.username;
  expect(await found('bob')).toBe('robert');
  const taken = { code: 'BAD_USER_INPUT', argument: 'input.username' };
  for (const username of ['bob', 'robert', 'admin', 'a_b', '-a', '', 'a'.repeat(41)]) {
    expect((await run(ada, 'changeUsername', { username })).error).toMatchObject(taken);
  }
  expect((await run(bob, 'changeUsername', { username: 'bob' })).user.username).toBe('bob');
  expect(await found('robert')).toBe('bob');
  expect(await wrongs(database)).toEqual([]);
});

it('two who want one name at once do not both get it, and nobody gathers names', async () => {
  const rivals = await Promise.all([member(api, 'one'), member(api, 'two')]);
  const results = await Promise.all(
    rivals.map((who) => run(who, 'changeUsername', { username: 'prize' })),
  );
  expect(results.filter(({ error }) => error === undefined)).toHaveLength(1);
  const formerUsernames = Array.from({ length: 10 }, (_, index) => `alias-${index}`);
  const many = await member(api, 'many', { formerUsernames });
  expect((await run(many, 'changeUsername', { username: 'more' })).error).toMatchObject({
    argument: 'input.username',
  });
  expect((await run(many, 'changeUsername', { username: 'alias-3' })).user.username).toBe(
    'alias-3',
  );
});

async function writer(name: string) {
  const who = await member(api, name);
  const page = await seed.wikiPage({ author: who.user });
  const post = await seed.post({ author: who.user });
  await seed.post({ author: who.user, more: { publishedAt: null }, title: `${name} draft` });
  const comment = await seed.comment({ on: post, author: who.user });
  await seed.comment({ on: page, author: ada.user });
  await seed.sequence({ author: who.user });
  await seed.coauthor(await seed.post({ author: ada.user }), who.user);
  await seed.vote({ by: ada.user, on: post });
  await settle(database);
  await who.ask(
    `mutation { follow(input: { subjectId: "${encodeGlobalId('User', ada.user.id)}" }) { clientMutationId } }`,
  );
  return { who, page, post, comment };
}

/** The same person on the site, where tokens are of no use. */
async function signedIn({ user }: Member): Promise<Pick<Member, 'answer'>> {
  const browser = await browserOf(api, user.username);
  return {
    async answer(query, variables) {
      const { body, ...answer } = await browser.ask(askingForUserErrors(query), variables);
      const { data, errors = [] } = body;
      return { ...answer, data, errors: withUserErrors(data, errors) };
    },
  };
}

const SEE = (
  post: string,
  page: string,
) => `{ post(slug: "${post}") { authorName author { username }
    comments { nodes { authorName author { username } } } }
  wikiPage(slug: "${page}") { contributors { nodes { authorName user { username } } } } }`;

it('who leaves and keeps their writing stays its author, and cannot come back', async () => {
  const { who, page, post } = await writer('keeper');
  const byToken = await run(who, 'closeAccount', { username: 'keeper', writing: 'KEEP' });
  expect(byToken.error).toMatchObject({ code: 'FORBIDDEN' });
  const browser = await signedIn(who);
  const wrong = await run(browser, 'closeAccount', { username: 'ada', writing: 'KEEP' });
  expect(wrong.error).toMatchObject({ argument: 'input.username' });
  const { user } = await run(browser, 'closeAccount', { username: 'keeper', writing: 'KEEP' });
  expect(user).toMatchObject({ username: 'keeper', karma: 1, posts: { totalCount: 2 } });
  expect((await who.answer('{ viewer { user { id } } }')).status).toBe(401);
  const by = { authorName: 'Keeper', author: { username: 'keeper' } };
  expect((await api.ask(SEE(post.slug, page.slug))).post).toMatchObject({
    ...by,
    comments: { nodes: [by] },
  });
  expect(await database.prisma.follow.count({ where: { followerId: who.user.id } })).toBe(0);
  expect(await wrongs(database)).toEqual([]);
});

it('who leaves and wants to be forgotten is named nowhere', async () => {
  const { who, page, post } = await writer('leaver');
  const leaver = { username: 'leaver', writing: 'ANONYMISE' };
  const { user } = await run(await signedIn(who), 'closeAccount', leaver);
  expect(user).toMatchObject({
    username: expect.stringMatching(/^gone-/),
    displayName: 'Anonymous',
    karma: 0,
    posts: { totalCount: 0 },
    comments: { totalCount: 0 },
  });
  const by = { authorName: 'Anonymous', author: null };
  expect(await api.ask(SEE(post.slug, page.slug))).toEqual({
    post: { ...by, comments: { nodes: [by] } },
    wikiPage: { contributors: { nodes: [{ authorName: 'Anonymous', user: null }] } },
  });
  expect((await api.ask('{ user(username: "leaver") { id } }')).user).toBeNull();
  const draft = await database.prisma.post.findFirstOrThrow({ where: { title: 'leaver draft' } });
  expect(draft.deletedAt).not.toBeNull();
  expect((await who.answer('{ viewer { user { id } } }')).status).toBe(401);
  expect(await wrongs(database)).toEqual([]);
});

it('no field of an anonymised account keeps what it held', async () => {
  const { who } = await writer('unknown');
  await fillTextColumns(who.user.id);
  const id = encodeGlobalId('User', who.user.id);
  const query = `{ node(id: "${id}") { ... on User { ${selectionOf(assertObjectType(schema.getType('User')))} } } }`;
  const before: Record<string, unknown> = (await api.ask(query)).node;
  const personal = Object.keys(before).filter((name) => isPersonal(before[name]));
  expect(personal).toEqual(expect.arrayContaining(['username', 'bio', 'location']));

  const writing = 'ANONYMISE';
  await closeByOperator(database, { username: `unknown-${PERSONAL}`, writing });

  const { node: after } = await api.ask(query);
  expect(Object.keys(after).filter((name) => isPersonal(after[name]))).toEqual([]);
  const row = await database.prisma.user.findUniqueOrThrow({ where: { id: who.user.id } });
  expect(Object.entries(row).filter(([, value]) => isPersonal(value))).toEqual([]);
});

/** Stands in every text of the account before it is anonymised. */
const PERSONAL = 'personal';

function isPersonal(value: unknown): boolean {
  return JSON.stringify(value).includes(PERSONAL);
}

/** Writes the mark into each column of `users` that takes a text, whatever columns there are. */
async function fillTextColumns(id: string): Promise<void> {
  const columns = await database.run<{ name: string; type: string }>(
    'test.textColumns',
    sql`select column_name as name, data_type as type from information_schema.columns
      where table_schema = current_schema() and table_name = 'users'
        and data_type in ('text', 'ARRAY', 'character varying')`,
  );
  const values = columns.map(({ name, type }) => {
    if (type === 'ARRAY') return sql`${raw(name)} = array[${`old-${PERSONAL}`}]`;
    return sql`${raw(name)} = ${name === 'username' ? `unknown-${PERSONAL}` : `${PERSONAL} ${name}`}`;
  });
  await database.transaction((tx) =>
    tx.execute('test.fill', sql`update users set ${join(values)} where id = ${id}::uuid`),
  );
}

/** Selects each field of a type that is a value, and the values of the objects that it holds. */
function selectionOf(type: GraphQLObjectType): string {
  return Object.values(type.getFields())
    .flatMap((field) => {
      const named = getNamedType(field.type);
      if (field.args.some(isRequiredArgument)) return [];
      if (isLeafType(named)) return [field.name];
      const isValue = isObjectType(named) && field.args.length === 0;
      return isValue ? [`${field.name} { ${selectionOf(named)} }`] : [];
    })
    .join(' ');
}

it.each([
  ['updateProfile', {}],
  ['changeUsername', { username: 'x' }],
  ['closeAccount', { username: 'reader', writing: 'KEEP' }],
])('%s needs somebody who may write', async (name, input) => {
  expect((await run(api, name, input)).error).toMatchObject({ code: 'UNAUTHENTICATED' });
  expect((await run(reader, name, input)).error).toMatchObject({ code: 'FORBIDDEN' });
});
