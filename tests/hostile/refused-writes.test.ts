import { getNamedType, getNullableType, isInputObjectType } from 'graphql';
import { beforeEach, describe, expect, it } from 'vitest';
import { schema } from '../../src/composition/schema.ts';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi } from '../support/api.ts';
import { type Member, member } from '../support/members.ts';

const api = await openTestApi();
const { seed, database } = api;
const ada = await member(api, 'ada');
const banned = await member(api, 'banned', { bannedUntil: new Date('2099-01-01') });
const reader = await member(api, 'reader', { scope: 'READ' });
const post = await seed.post({ author: ada.user });
const comment = await seed.comment({ on: post, author: ada.user });
const page = await seed.wikiPage({ author: ada.user });
const sequence = await seed.sequence({ author: ada.user, posts: [] });

/** The fields that take Markdown, whatever they are called. */
const MARKDOWN = new Set(['markdown', 'bio', 'description']);

const OTHERS: Readonly<Record<string, unknown>> = {
  postId: encodeGlobalId('Post', post.id),
  subjectId: encodeGlobalId('Post', post.id),
  commentId: encodeGlobalId('Comment', comment.id),
  pageId: encodeGlobalId('WikiPage', page.id),
  sequenceId: encodeGlobalId('Sequence', sequence.id),
  title: 'A title',
  basedOn: 1,
};

/** Long, and costly to render. Rendering begins with a look-up of the names in it. */
const TEXT = '@ada *[`a`](/b "c")* **d** '.repeat(700);
const RENDERING = 'write.whoIsCalled';

/** An unfinished text is stored as it is. */
const STORES_ONLY = 'saveDraft';

const mutations = Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap(
  ({ name, args }) => {
    const input = getNullableType(args[0]?.type);
    if (!isInputObjectType(input)) return [];
    const fields = Object.values(input.getFields());
    if (!fields.some((field) => MARKDOWN.has(field.name))) return [];
    const given = fields.flatMap((field): [string, unknown][] => {
      if (MARKDOWN.has(field.name) && getNamedType(field.type).name === 'String') {
        return [[field.name, TEXT]];
      }
      return field.name in OTHERS ? [[field.name, OTHERS[field.name]]] : [];
    });
    return [{ name, type: input.name, input: Object.fromEntries(given) }];
  },
);

async function codeFor(
  who: Pick<Member, 'answer'>,
  { name, type, input }: (typeof mutations)[number],
) {
  const document = `mutation ($input: ${type}!) { ${name}(input: $input) { clientMutationId } }`;
  const { errors } = await who.answer(document, { input });
  return errors[0]?.extensions;
}

const limited = (windowStart: Date) =>
  Promise.all(
    (['create', 'edit'] as const).map((actionClass) => {
      const userId = ada.user.id;
      const row = { windowStart, used: 1_000 };
      return database.prisma.rateLimit.upsert({
        where: { userId_actionClass: { userId, actionClass } },
        create: { userId, actionClass, ...row },
        update: row,
      });
    }),
  );

beforeEach(() => {
  api.statements.clear();
});

it('the walk finds the mutations that take Markdown', () => {
  expect(mutations.length).toBeGreaterThanOrEqual(9);
});

describe.each(mutations)('$name', (mutation) => {
  it('renders nothing for a viewer who may not write', async () => {
    expect(await codeFor(api, mutation)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await codeFor(reader, mutation)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await codeFor(banned, mutation)).toMatchObject({ code: 'FORBIDDEN' });
    expect(api.statements.names()).not.toContain(RENDERING);
  });

  it('ends with the look at the limit for a member who is over it', async () => {
    await limited(new Date());
    const refused = await codeFor(ada, mutation);
    expect(refused).toMatchObject({ code: 'RATE_LIMITED' });
    expect(refused?.['retryAfter']).toBeGreaterThan(300);
    expect(refused?.['retryAfter']).toBeLessThanOrEqual(600);
    expect(api.statements.names().at(-1)).toBe('write.isLimited');
    expect(api.statements.names()).not.toContain(RENDERING);
  });
});

describe.each(mutations.filter(({ name }) => name !== STORES_ONLY))('$name', (mutation) => {
  it('renders for one who is below the limit', async () => {
    await limited(new Date(0));
    await codeFor(ada, mutation);
    expect(api.statements.names()).toContain(RENDERING);
  });
});

it('a repeated create is answered though its author is over the limit', async () => {
  await limited(new Date(0));
  const create = mutations.find(({ name }) => name === 'createComment');
  if (create === undefined) throw new Error('There is no createComment');
  const repeated = { ...create, input: { ...create.input, idempotencyKey: 'once' } };
  expect(await codeFor(ada, repeated)).toBeUndefined();
  await limited(new Date());
  expect(await codeFor(ada, repeated)).toBeUndefined();
  const fresh = { ...create, input: { ...create.input, idempotencyKey: 'twice' } };
  expect(await codeFor(ada, fresh)).toMatchObject({ code: 'RATE_LIMITED' });
});
