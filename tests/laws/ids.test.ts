import { getNamedType, isInterfaceType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../../src/composition/schema.ts';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
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

describe('an id that is none, in a query', () => {
  it('is tried in each field that takes one', () => {
    expect(withIds.length).toBeGreaterThan(5);
  });

  it.each(withIds)(
    'of $label is refused by the name of its argument',
    async ({ parent, field, arg }) => {
      const isList = String(arg.type).startsWith('[');
      const others = field.args
        .filter(({ name, type }) => name !== arg.name && String(type).endsWith('!'))
        .map(({ name }) => (name === 'action' ? 'action: POST_EDIT' : `${name}: null`));
      const args = [`${arg.name}: ${isList ? '["zz"]' : '"zz"'}`, ...others].join(', ');
      const type = getNamedType(field.type);
      const isComposite = isObjectType(type) || isInterfaceType(type);
      const selection = `${field.name}(${args}) ${isComposite ? '{ __typename }' : ''}`;
      const { errors } = await moderator.answer(`{ ${PLACES[parent]?.(selection)} }`);

      expect(errors[0]?.extensions).toMatchObject({
        code: 'INVALID_ID',
        argument: isList ? `${arg.name}.0` : arg.name,
      });
    },
  );
});

/** The only type of object that an input field with this name takes. */
const TYPES: Readonly<Record<string, string>> = {
  avatarUploadId: 'Upload',
  commentId: 'Comment',
  contributionId: 'WikiContribution',
  heldEditId: 'HeldWikiEdit',
  notificationIds: 'Notification',
  pageId: 'WikiPage',
  parentIds: 'WikiPage',
  postId: 'Post',
  postIds: 'Post',
  reportId: 'Report',
  revisionId: 'WikiContribution',
  sequenceId: 'Sequence',
  sessionId: 'Session',
  sourceId: 'WikiPage',
  targetId: 'WikiPage',
  tokenId: 'AccessToken',
  topicId: 'WikiPage',
  userId: 'User',
};

describe('an id of another type, in the input of a mutation', () => {
  const ids = { ...nodes, WikiPage: encodeGlobalId('WikiPage', held.id) };

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
          const wanted = TYPES[path.split('.')[1] ?? ''];
          return wanted !== undefined && wanted !== type;
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
