import { type GraphQLInterfaceType, getNamedType, isInterfaceType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../../src/composition/schema.ts';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { follow } from '../live/follow.ts';
import { openTestApi } from '../support/api.ts';
import { createFixtureCommunity } from '../support/fixture-community.ts';
import { filledMutations } from '../support/input-of.ts';
import { member } from '../support/members.ts';

const api = await openTestApi({ WRITE_LIMITS: 'off' });
const nodes = await createFixtureCommunity(api.seed);
const moderator = await member(api, 'moderator', { role: 'MODERATOR' });
const held = await api.seed.wikiPage({ title: 'Held', author: moderator.user });

/** A selection that reaches an object of each type which has fields with an id. */
const PLACES: Readonly<Record<string, (field: string) => string>> = {
  Query: (field) => field,
  Viewer: (field) => `viewer { ${field} }`,
  Post: (field) => `node(id: "${nodes['Post']}") { ... on Post { ${field} } }`,
  PostRevision: (field) =>
    `node(id: "${nodes['Post']}") { ... on Post { revisions(first: 1) { nodes { ${field} } } } }`,
  CommentRevision: (field) =>
    `node(id: "${nodes['Comment']}") { ... on Comment { revisions(first: 1) { nodes { ${field} } } } }`,
  WikiContribution: (field) => `wikiContributions(first: 1) { nodes { ${field} } }`,
};

const withIds = Object.values(schema.getTypeMap())
  .filter((type) => isObjectType(type))
  .filter((type) => type !== schema.getMutationType() && type !== schema.getSubscriptionType())
  .flatMap((type) =>
    Object.values(type.getFields()).flatMap((field) =>
      field.args
        .filter((arg) => getNamedType(arg.type).name === 'ID')
        .map((arg) => ({ parent: type.name, field, arg, label: `${type.name}.${field.name}` })),
    ),
  );

type Place = Pick<(typeof withIds)[number], 'parent' | 'field' | 'arg'>;

const isListOfIds = ({ type }: Place['arg']) => String(type).startsWith('[');

/** A query that gives an argument an id. */
function queryOf({ parent, field, arg }: Place, id: string): string {
  const others = field.args
    .filter(({ name, type }) => name !== arg.name && String(type).endsWith('!'))
    .map(({ name }) => (name === 'action' ? 'action: POST_EDIT' : `${name}: null`));
  const args = [`${arg.name}: ${isListOfIds(arg) ? `["${id}"]` : `"${id}"`}`, ...others].join(', ');
  const type = getNamedType(field.type);
  const isComposite = isObjectType(type) || isInterfaceType(type);
  const selection = `${field.name}(${args}) ${isComposite ? '{ __typename }' : ''}`;
  return `{ ${PLACES[parent]?.(selection)} }`;
}

describe('an id that is none, in a query', () => {
  it('is tried in each field that takes one', () => {
    expect(withIds.length).toBeGreaterThan(5);
  });

  it.each(withIds)('of $label is refused by the name of its argument', async (place) => {
    const { arg } = place;
    const isList = isListOfIds(arg);
    const { errors } = await moderator.answer(queryOf(place, 'zz'));

    expect(errors[0]?.extensions).toMatchObject({
      code: 'INVALID_ID',
      argument: isList ? `${arg.name}.0` : arg.name,
    });
  });
});

/** An id of each type of object that has ids; no object has it. */
const ANY_IDS = Object.fromEntries(
  schema
    .getPossibleTypes(schema.getType('Node') as GraphQLInterfaceType)
    .map(({ name }) => [name, encodeGlobalId(name, '01890000-0000-7000-8000-000000000000')]),
);

/** The types of objects that an argument of a query or subscription takes. */
const ARGUMENT_TYPES: Readonly<Record<string, readonly string[] | 'all'>> = {
  'Query.node(id)': 'all',
  'Query.nodes(ids)': 'all',
  // The answer is data: a denial that names the types.
  'Viewer.can(subjectId)': 'all',
  'PostRevision.diff(againstId)': ['PostRevision', 'WikiContribution'],
  'WikiContribution.diff(againstId)': ['PostRevision', 'WikiContribution'],
  'Post.sequenceNeighbours(sequenceId)': ['Sequence'],
  'Subscription.commentAdded(subjectId)': ['Post', 'WikiPage'],
  'Subscription.commentChanged(subjectId)': ['Post', 'WikiPage'],
  'Subscription.reactionsChanged(subjectId)': ['Post', 'WikiPage'],
  'Subscription.scoreChanged(subjectId)': ['Post', 'WikiPage', 'Comment'],
  'Subscription.pollChanged(postId)': ['Post'],
  'Subscription.wikiPageEdited(pageId)': ['WikiPage'],
};

const nameOf = ({ parent, field, arg }: Place) => `${parent}.${field.name}(${arg.name})`;

/** Each type of object that an argument does not take, with an id. */
function idsOfOtherTypes(place: Place): [string, string][] {
  const types = ARGUMENT_TYPES[nameOf(place)];
  if (types === undefined) throw new Error(`Add the types of ${nameOf(place)}`);
  return types === 'all' ? [] : Object.entries(ANY_IDS).filter(([type]) => !types.includes(type));
}

/** Queries read nothing by it: its value is invalid. Subscriptions look for the subject. */
function expectOtherType({ parent, arg }: Place, errors: readonly object[]): void {
  const code = parent === 'Subscription' ? 'NOT_FOUND' : 'BAD_USER_INPUT';
  const message = expect.stringContaining(`\`${arg.name}\` must be the id of `);
  expect(errors).toMatchObject([{ message, extensions: { code, argument: arg.name } }]);
}

describe('an id of another type', () => {
  it.each(withIds)('is refused by $label', async (place) => {
    for (const [, id] of idsOfOtherTypes(place)) {
      expectOtherType(place, (await moderator.answer(queryOf(place, id))).errors);
    }
  });

  const subscriptions = Object.values(schema.getSubscriptionType()?.getFields() ?? {}).flatMap(
    (field) =>
      field.args
        .filter(({ type }) => getNamedType(type).name === 'ID')
        .map((arg) => ({ parent: 'Subscription', field, arg, label: field.name })),
  );

  it.each(subscriptions)('is not found by the subscription $label', async (place) => {
    const { field, arg } = place;
    for (const [, id] of idsOfOtherTypes(place)) {
      const query = `subscription { ${field.name}(${arg.name}: "${id}") { cursor } }`;
      const followed = await follow(api.app, query);
      expectOtherType(place, (await followed.next()).errors);
    }
  });
});

/** The only type of object that an input field with this name takes; null if it depends on the mutation. */
const TYPES: Readonly<Record<string, string | null>> = {
  avatarUploadId: 'Upload',
  basedOnParentIds: 'WikiPage',
  beforePostId: 'Post',
  commentId: 'Comment',
  contributionId: 'WikiContribution',
  heldEditId: 'HeldWikiEdit',
  notificationIds: 'Notification',
  pageId: 'WikiPage',
  pollId: 'Poll',
  parentIds: 'WikiPage',
  postId: 'Post',
  postIds: 'Post',
  reportId: 'Report',
  revisionId: 'WikiContribution',
  sequenceId: 'Sequence',
  sessionId: 'Session',
  sourceId: 'WikiPage',
  subjectId: null,
  targetId: 'WikiPage',
  tokenId: 'AccessToken',
  topicId: 'WikiPage',
  userId: 'User',
};

describe('an id of another type, in the input of a mutation', () => {
  const ids = { ...ANY_IDS, ...nodes, WikiPage: encodeGlobalId('WikiPage', held.id) };

  it.each(filledMutations({ id: '', text: 'text' }).filter(({ paths }) => paths.ids.length > 0))(
    'is not found by $name',
    async ({ name, inputType, paths }) => {
      for (const [type, id] of Object.entries(ids)) {
        const { input } =
          filledMutations({ id, text: 'text' }).find((each) => each.name === name) ?? {};
        const query = `mutation ($input: ${inputType}) {
        ${name}(input: $input) { userErrors { code message path } }
      }`;
        const { data } = await moderator.answer(query, { input });
        const errors: { code: string; message: string; path: string[] | null }[] =
          data?.[name]?.userErrors ?? [];
        const wrong = paths.ids.filter((path) => {
          const wanted = TYPES[path.split('.').findLast((part) => !/^\d+$/.test(part)) ?? ''];
          if (wanted === undefined) throw new Error(`Add the type of ${path}`);
          return wanted !== null && wanted !== type;
        });
        const about = errors.filter(({ path }) => wrong.includes(path?.join('.') ?? ''));
        if (wrong.length > 0)
          expect(about.length, `${type} ${JSON.stringify(errors)}`).toBeGreaterThan(0);
        for (const { code, message } of about)
          expect([code, message]).toEqual(['NOT_FOUND', message]);
      }
    },
  );
});
