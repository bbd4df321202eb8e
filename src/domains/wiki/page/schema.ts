import { builder } from '../../../graphql/builder.ts';
import { ordered, pageArgs, rootPageComplexity } from '../../../graphql/connection.ts';
import { globalIdField } from '../../../graphql/global-id-field.ts';
import { toMany } from '../../../graphql/selection/to-many.ts';
import { toOne } from '../../../graphql/selection/to-one.ts';
import { timeRangeFields } from '../../../graphql/time-range-fields.ts';
import { titleFields } from '../../../graphql/title-fields.ts';
import { RichText } from '../../rich-text/refs.ts';
import { WikiPage, WikiPageConnection } from './refs.ts';
import {
  childTopicsOf,
  parentTopicsOf,
  wikiPageBySlug,
  wikiPageByTitle,
  wikiPages,
  wikiPagesById,
} from './service.ts';

export const WikiPageOrderRef = builder.enumType('WikiPageOrder', {
  description: 'The orders of a list of wiki pages.',
  values: {
    TITLE: { description: 'By title, in alphabetical order.' },
    NEWEST: { description: 'Latest creation first.' },
    UPDATED: { description: 'Latest edit first.' },
    POSTS: { description: 'Most posts first.' },
  },
});

const WikiPageFilterRef = builder.inputType('WikiPageFilter', {
  description: 'Conditions for a list of wiki pages. A page must meet all of them.',
  fields: (t) => ({
    titleStartsWith: t.string({
      description: 'Only pages whose title begins with this text. Case is ignored.',
    }),
    ...timeRangeFields(t, 'pages last edited'),
    minPosts: t.int({ description: 'Only topics with at least this many posts.' }),
    hasText: t.boolean({
      description: 'True returns only pages with text, false only empty topics.',
    }),
  }),
});

builder.objectType(WikiPage, {
  description: 'A wiki page, which every member can edit. It is also a topic for posts.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: globalIdField(t, 'WikiPage'),
    slug: t.exposeString('slug', {
      description: 'The name in the web address: unique, in the alphabet of the title.',
    }),
    title: t.exposeString('title', {
      description: 'The title as the author wrote it: plain text with formulas between `$` signs.',
    }),
    ...titleFields(t),
    body: t.field({
      description: 'The text of the newest version. Empty if nobody has written it yet.',
      type: RichText,
      reads: ['revisionId'],
      resolve: ({ revisionId }) => ({ holder: 'revision' as const, id: revisionId }),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When this was created.' }),
    updatedAt: t.expose('updatedAt', {
      type: 'DateTime',
      description: 'When the page was last edited.',
    }),
    postCount: t.exposeInt('postCount', { description: 'The number of posts with this topic.' }),
    contributionCount: t.exposeInt('contributionCount', {
      description: 'The number of versions of the page.',
    }),
    isProtected: t.exposeBoolean('isProtected', {
      description: 'Whether only trusted members can edit the page.',
    }),
    isDeleted: t.exposeBoolean('isDeleted', {
      description: 'Whether the page was deleted. Deleted pages are visible to moderators only.',
    }),
    mergedInto: t.field({
      description:
        'The page that this one was merged into. Its comments, posts and addresses are there. Null for a page that was not merged, and if the viewer may not see the other page.',
      type: WikiPage,
      nullable: true,
      ...toOne('mergedIntoId', wikiPagesById),
    }),
    parentTopics: t.field({
      description: 'The more general topics that this topic is part of, by title.',
      type: WikiPageConnection,
      args: pageArgs(t.arg),
      ...toMany({ list: parentTopicsOf }),
    }),
    childTopics: t.field({
      description:
        'The topics that are directly part of this topic, by title. Topics that are part of those are not in the list.',
      type: WikiPageConnection,
      args: pageArgs(t.arg),
      ...toMany({ list: childTopicsOf }),
    }),
  }),
});

builder.queryFields((t) => ({
  wikiPage: t.field({
    rule: 'public',
    description:
      'The wiki page with this slug, now or formerly. Null if there is none that the viewer may see.',
    type: WikiPage,
    nullable: true,
    args: {
      slug: t.arg.string({
        required: true,
        description:
          'The name of the page in its web address. A value that is not a slug is treated as a title.',
      }),
    },
    resolve: (_root, { slug }, scope) => wikiPageBySlug(scope, slug),
  }),
  wikiPageByTitle: t.field({
    rule: 'public',
    description:
      'The wiki page with this title, now or formerly. Null if there is none that the viewer may see.',
    type: WikiPage,
    nullable: true,
    args: {
      title: t.arg.string({
        required: true,
        description:
          'The title of the page. Case is ignored. A value that is not a title is treated as a slug.',
      }),
    },
    resolve: (_root, { title }, scope) => wikiPageByTitle(scope, title),
  }),
  wikiPages: t.field({
    rule: 'public',
    description: 'All wiki pages of the community.',
    type: WikiPageConnection,
    args: {
      orderBy: t.arg({
        type: WikiPageOrderRef,
        defaultValue: 'TITLE',
        description: 'The order of the items.',
      }),
      filter: t.arg({
        type: WikiPageFilterRef,
        description: 'Conditions for the items to return. Default: all items.',
      }),
      ...pageArgs(t.arg),
    },
    complexity: rootPageComplexity,
    resolve: (_root, args, scope) => wikiPages(scope, ordered(args, 'TITLE')),
  }),
}));
