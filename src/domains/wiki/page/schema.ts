import { builder } from '../../../graphql/builder.ts';
import { ordered, pageArgs, rootPageComplexity } from '../../../graphql/connection.ts';
import { globalIdField } from '../../../graphql/global-id-field.ts';
import { toMany } from '../../../graphql/selection/to-many.ts';
import { titleFields } from '../../../graphql/title-fields.ts';
import { Post } from '../../discussion/post/refs.ts';
import { RichText } from '../../rich-text/refs.ts';
import { WikiPage, WikiPageConnection } from './refs.ts';
import { topicsOf, wikiPageNamed, wikiPages } from './service.ts';

export const WikiPageOrderRef = builder.enumType('WikiPageOrder', {
  description: 'The orders in which wiki pages can be listed.',
  values: {
    TITLE: { description: 'By title, a to z.' },
    NEWEST: { description: 'Made last comes first.' },
    UPDATED: { description: 'Edited last comes first.' },
    POSTS: { description: 'Most posts filed under it first.' },
  },
});

const WikiPageFilterRef = builder.inputType('WikiPageFilter', {
  description: 'Which wiki pages to list. All conditions given must hold.',
  fields: (t) => ({
    titleStartsWith: t.string({
      description: 'Only pages whose title begins so. Upper and lower case are the same.',
    }),
    updatedSince: t.field({ type: 'DateTime', description: 'Only pages edited then or later.' }),
    minPosts: t.int({ description: 'Only topics with at least this many posts.' }),
    hasText: t.boolean({ description: 'Only pages that somebody wrote, or only empty topics.' }),
  }),
});

builder.objectType(WikiPage, {
  description: 'A page that everybody edits; also the topic that posts are filed under.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: globalIdField(t, 'WikiPage'),
    slug: t.exposeString('slug', {
      description: 'Its name in addresses: unique, and in the script of the title.',
    }),
    title: t.exposeString('title', {
      description: 'Its title as it was written: plain text, with formulas between `$`.',
    }),
    ...titleFields(t),
    body: t.field({
      description: 'What it says, in its newest version. Empty while nobody has written it.',
      type: RichText,
      reads: ['revisionId'],
      resolve: ({ revisionId }) => ({ holder: 'revision' as const, id: revisionId }),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last edited.' }),
    postCount: t.exposeInt('postCount', { description: 'How many posts are filed under it.' }),
    contributionCount: t.exposeInt('contributionCount', {
      description: 'How many versions it has had.',
    }),
    commentCount: t.exposeInt('commentCount', {
      description: 'How many comments its discussion has, deleted ones not.',
    }),
    isProtected: t.exposeBoolean('isProtected', {
      description: 'Whether only trusted people may edit it.',
    }),
  }),
});

builder.objectField(Post, 'topics', (t) =>
  t.field({
    description: 'The topics it is filed under, the most relevant first.',
    type: WikiPageConnection,
    args: pageArgs(t.arg),
    ...toMany({ list: topicsOf }),
  }),
);

builder.queryFields((t) => ({
  wikiPage: t.field({
    rule: 'public',
    description:
      'A wiki page by its slug or by its title: exactly one of the two must be given. Former slugs and titles are found too. Null when there is none.',
    type: WikiPage,
    nullable: true,
    args: {
      slug: t.arg.string({
        description: 'The name of the page in addresses. What is no slug is taken for a title.',
      }),
      title: t.arg.string({
        description:
          'The title of the page. Upper and lower case are the same. What is no title is taken for a slug.',
      }),
    },
    resolve: (_root, args, scope) => wikiPageNamed(scope, args),
  }),
  wikiPages: t.field({
    rule: 'public',
    description: 'The pages of the wiki.',
    type: WikiPageConnection,
    args: {
      orderBy: t.arg({
        type: WikiPageOrderRef,
        defaultValue: 'TITLE',
        description: 'In which order.',
      }),
      filter: t.arg({ type: WikiPageFilterRef, description: 'Which of them.' }),
      ...pageArgs(t.arg),
    },
    complexity: rootPageComplexity,
    resolve: (_root, args, scope) => wikiPages(scope, ordered(args, 'TITLE')),
  }),
}));
