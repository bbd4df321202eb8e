import { listedNode } from '../../graphql/branded-node.ts';
import { builder } from '../../graphql/builder.ts';
import { pageArgs } from '../../graphql/connection.ts';
import { toMany } from '../../graphql/selection/to-many.ts';
import type { PageArguments } from '../../loaders/page-request.ts';
import { Comment } from '../discussion/comment/refs.ts';
import { Post } from '../discussion/post/refs.ts';
import { WikiPage } from '../wiki/page/refs.ts';
import { Link, LinkConnection } from './refs.ts';
import { linkedFrom, linksTo } from './service.ts';

const LinkKindRef = builder.enumType('LinkKind', {
  description: 'The reasons why one piece of content links to another.',
  values: {
    MENTION: { description: 'The text of the source contains the link.' },
    RELATED: { description: 'A member marked the source and the target as related.' },
    DUPLICATE: { description: 'A member marked the source as a duplicate.' },
  },
});

const LinkEndRef = builder.unionType('LinkEnd', {
  description: 'The types of content that a link can start from or lead to.',
  types: [Post, Comment, WikiPage],
});

Link.implement({
  description: 'A link from one piece of content to another.',
  fields: (t) => ({
    kind: t.field({
      description: 'How the source and the target are related.',
      type: LinkKindRef,
      resolve: ({ kind }) => kind,
    }),
    source: t.field({
      description: 'The content that the link starts from.',
      type: LinkEndRef,
      resolve: (link, _args, scope) => listedNode(scope, link.source),
    }),
    target: t.field({
      description: 'The content that the link leads to.',
      type: LinkEndRef,
      resolve: (link, _args, scope) => listedNode(scope, link.target),
    }),
    createdAt: t.expose('createdAt', {
      type: 'DateTime',
      description: 'When the link was created.',
    }),
  }),
});

for (const [type, kind] of [
  [Post, 'Post'],
  [Comment, 'Comment'],
  [WikiPage, 'WikiPage'],
] as const) {
  builder.objectFields(type, (t) => ({
    linkedFrom: t.field({
      description: 'The links that point here, newest first (backlinks).',
      type: LinkConnection,
      args: pageArgs(t.arg),
      ...toMany({ list: (scope, args: PageArguments) => linkedFrom(scope, kind, args) }),
    }),
    linksTo: t.field({
      description:
        'The links from here to other content of this site, newest first. The server finds them when the text is written, at most 100.',
      type: LinkConnection,
      args: pageArgs(t.arg),
      ...toMany({ list: (scope, args: PageArguments) => linksTo(scope, kind, args) }),
    }),
  }));
}
