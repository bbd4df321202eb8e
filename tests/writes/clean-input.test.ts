import {
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../../src/composition/schema.ts';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi } from '../support/api.ts';
import { member } from '../support/members.ts';
import { uncleanColumns } from '../support/unclean-columns.ts';

const api = await openTestApi({ WRITE_LIMITS: 'off' });
const { seed, database } = api;
const admin = await member(api, 'admin', { role: 'ADMIN' });
const other = await seed.user('other');
const post = await seed.post({ author: admin.user });
const comment = await seed.comment({ on: post, author: admin.user });
const page = await seed.wikiPage({ author: admin.user });
const merged = await seed.wikiPage({ author: admin.user });
const version = await seed.revision({ of: page, author: admin.user });
const sequence = await seed.sequence({ author: admin.user, posts: [] });
const report = await seed.report(post, other);

/** What an input field of an id, a number or an enum is given. */
const OTHERS: Readonly<Record<string, unknown>> = {
  ...{ postId: id('Post', post), commentId: id('Comment', comment), pageId: id('WikiPage', page) },
  ...{ subjectId: id('Comment', comment), userId: id('User', other), role: 'MEMBER' },
  ...{ sequenceId: id('Sequence', sequence), reportId: id('Report', report) },
  ...{ revisionId: id('WikiContribution', version), basedOn: 1, until: '2099-01-01T00:00:00Z' },
  ...{ contributionId: id('WikiContribution', version), scope: 'READ' },
  ...{ sourceId: id('WikiPage', merged), targetId: id('WikiPage', page) },
  heldAt: '2026-01-01T00:00:00Z',
  writing: 'KEEP',
};

/** A Windows line end, a decomposed letter, an override, a control, an invisible character, an emoji. */
const DIRTY = 'one\r\ncafe\u0301 \u202etwo\u202c\x07 th\u200bree 👩\u200d💻';
const CLEAN = 'one\ncafé two three 👩\u200d💻';
const LINE = CLEAN.replace('\n', ' ');

interface TextField {
  readonly mutation: string;
  readonly field: string;
  /** Whether it takes several. */
  readonly isList: boolean;
}

const fields = Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap(
  ({ name: mutation, args }) => {
    const input = getNullableType(args[0]?.type);
    return isInputObjectType(input)
      ? Object.values(input.getFields())
          .filter(({ name, type }) => isText(name, type))
          .map(({ name: field, type }): TextField => {
            const isList = isListType(getNullableType(type));
            return { mutation, field, isList };
          })
      : [];
  },
);

/** `clientMutationId` comes back as the client sent it. */
function isText(name: string, type: GraphQLInputType): boolean {
  return getNamedType(type).name === 'String' && name !== 'clientMutationId';
}

function id(type: string, row: { readonly id: string }): string {
  return encodeGlobalId(type, row.id);
}

/** The input of a mutation with `text` in one field, or in all; the others get what fits. */
function inputOf({ mutation, field }: TextField | { mutation: string; field: null }, text: string) {
  const input = getNullableType(schema.getMutationType()?.getFields()[mutation]?.args[0]?.type);
  if (!isInputObjectType(input)) throw new Error(`${mutation} has no input`);
  const given = Object.values(input.getFields()).flatMap(({ name, type }) => {
    if (name === 'idempotencyKey') return field === name ? [[name, text]] : [];
    if (isText(name, type)) {
      const given = field === null || field === name ? text : 'plain';
      return [[name, isListType(getNullableType(type)) ? [given, 'other'] : given]];
    }
    return name in OTHERS ? [[name, isListType(type) ? [OTHERS[name]] : OTHERS[name]]] : [];
  });
  return Object.fromEntries(given);
}

function send(mutation: string, input: object) {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { clientMutationId } }`;
  return admin.answer(document, { input });
}

describe('every text of every mutation', () => {
  it('there are many', () => {
    expect(fields.length).toBeGreaterThan(40);
  });

  it.each(fields)('$mutation: $field has something to see', async ({ mutation, field, isList }) => {
    for (const text of ['\u200b', ' \u202e\n', '\u3164', '\u2800']) {
      const { errors } = await send(mutation, inputOf({ mutation, field, isList }, text));
      const argument = isList ? `input.${field}.0` : `input.${field}`;
      const ofField = errors.filter(({ extensions }) => extensions['argument'] === argument);
      expect(ofField).toMatchObject([
        {
          message: 'This has no visible character. Write at least one.',
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ]);
    }
  });

  it('is stored clean', async () => {
    const mutations = [...new Set(fields.map(({ mutation }) => mutation))];
    const succeeded: string[] = [];
    for (const mutation of mutations) {
      const { errors } = await send(mutation, inputOf({ mutation, field: null }, DIRTY));
      if (errors.length === 0) succeeded.push(mutation);
    }
    expect(succeeded.length).toBeGreaterThan(12);
    expect(await uncleanColumns(database)).toEqual([]);
  });
});

describe('what is stored', () => {
  const POST = 'post { title body { markdown html } }';

  it('has composed characters, plain line ends, and nothing that nobody sees', async () => {
    const input = { title: DIRTY, markdown: DIRTY };
    const { createPost } = await admin.ask(
      `mutation ($input: CreatePostInput!) { createPost(input: $input) { ${POST} } }`,
      { input },
    );
    expect(createPost.post).toMatchObject({
      title: LINE,
      body: { markdown: CLEAN, html: `<p>${CLEAN}</p>\n` },
    });
  });

  it('has no override that was written as an entity', async () => {
    const markdown = 'a &#x202e;b&#8203; `&#x202e;`';
    const { createComment } = await admin.ask(
      `mutation ($input: CreateCommentInput!) { createComment(input: $input) { comment { body { html text } } } }`,
      { input: { subjectId: id('Post', post), markdown } },
    );
    expect(createComment.comment.body).toEqual({
      html: '<p>a b <code>&amp;#x202e;</code></p>\n',
      text: 'a b &#x202e;',
    });
  });
});

describe('a page whose lines end as on Windows', () => {
  const CONTRIBUTION = 'contribution { version charsAdded charsRemoved }';
  const EDIT = `mutation ($input: EditWikiPageInput!) { editWikiPage(input: $input) { ${CONTRIBUTION} wikiPage { body { markdown } } } }`;

  async function makePage(title: string): Promise<string> {
    const { createWikiPage } = await admin.ask(
      'mutation ($input: CreateWikiPageInput!) { createWikiPage(input: $input) { wikiPage { id } } }',
      { input: { title, markdown: 'alpha\nbeta\ngamma\ndelta\n' } },
    );
    return createWikiPage.wikiPage.id;
  }

  it('is merged with what another person changed elsewhere', async () => {
    const made = await makePage('Greek letters');
    const edit = (basedOn: number, markdown: string) =>
      admin.ask(EDIT, { input: { pageId: made, basedOn, markdown } });
    await edit(1, 'ALPHA\nbeta\ngamma\ndelta\n');
    const { editWikiPage } = await edit(1, 'alpha\r\nbeta\r\ngamma\r\nDELTA\r\n');

    expect(editWikiPage).toEqual({
      contribution: { version: 3, charsAdded: 5, charsRemoved: 5 },
      wikiPage: { body: { markdown: 'ALPHA\nbeta\ngamma\nDELTA\n' } },
    });
  });

  it('makes no version when that is all that differs', async () => {
    const made = await makePage('More letters');
    const input = { pageId: made, basedOn: 1, markdown: 'alpha\r\nbeta\r\ngamma\r\ndelta\r\n' };
    expect((await admin.ask(EDIT, { input })).editWikiPage.contribution.version).toBe(1);
  });
});

describe('a text of which nothing can be seen', () => {
  const NOTHING = [
    '[a]: https://x.example',
    '[^1]: note',
    '&nbsp;',
    '&#x200b;',
    '> #',
    '$\\,$',
    '$\\phantom{x}$',
  ];
  const CREATE = {
    createComment: (markdown: string) => ({ subjectId: id('Post', post), markdown }),
    createWikiPage: (markdown: string) => ({ title: 'Nothing', markdown }),
  };

  it.each(NOTHING)('is neither a comment nor a page: %j', async (markdown) => {
    for (const [mutation, given] of Object.entries(CREATE)) {
      const { errors } = await send(mutation, given(markdown));
      expect(errors).toMatchObject([
        {
          message: expect.stringContaining('cannot be empty'),
          extensions: { code: 'BAD_USER_INPUT', argument: 'input.markdown' },
        },
      ]);
    }
  });

  it('may be a draft, and not be published', async () => {
    const draft = await seed.post({ author: admin.user, more: { publishedAt: null } });
    await send('updatePost', {
      postId: id('Post', draft),
      basedOn: 1,
      markdown: '[a]: https://x.example',
    });
    const { errors } = await send('publishPost', { postId: id('Post', draft) });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it.each(['![](https://x.example/a.png)', '$x$', '- [ ] ', '👍', '...'])(
    'is not one that shows something: %j',
    async (markdown) => {
      const { errors } = await send('createComment', CREATE.createComment(markdown));
      expect(errors).toEqual([]);
    },
  );
});
