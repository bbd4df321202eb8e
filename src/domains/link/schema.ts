import { listedNode } from '../../graphql/branded-node.ts';
import { builder } from '../../graphql/builder.ts';
import { pageArgs } from '../../graphql/connection.ts';
import { toMany } from '../../graphql/selection/to-many.ts';
import type { PageArguments } from '../../loaders/page-request.ts';
import { Comment } from '../discussion/comment/refs.ts';
import { Post } from '../discussion/post/refs.ts';
import { WikiPage } from '../wiki/page/refs.ts';
import { Link, LinkConnection } from './refs.ts';
import { linkedFrom } from './service.ts';

const LinkKindRef = builder.enumType('LinkKind', {
  description: 'Why one thing points at another.',
  values: {
    MENTION: { description: 'Its text contains a link.' },
    RELATED: { description: 'Somebody filed the two as related.' },
    DUPLICATE: { description: 'Somebody filed it as asking the same.' },
  },
});

const LinkSourceRef = builder.unionType('LinkSource', {
  description: 'Something that can point at something.',
  types: [Post, Comment, WikiPage],
});

Link.implement({
  description: 'That one thing points at another.',
  fields: (t) => ({
    kind: t.field({ description: 'Why.', type: LinkKindRef, resolve: ({ kind }) => kind }),
    source: t.field({
      description: 'What points here.',
      type: LinkSourceRef,
      resolve: (link, _args, scope) => listedNode(scope, link.source) as never,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'Since when.' }),
  }),
});

builder.objectField(Post, 'linkedFrom', (t) =>
  t.field({
    description: 'What points at it, newest first.',
    type: LinkConnection,
    args: pageArgs(t.arg),
    ...toMany({ list: (scope, args: PageArguments) => linkedFrom(scope, 'Post', args) }),
  }),
);

builder.objectField(Comment, 'linkedFrom', (t) =>
  t.field({
    description: 'What points at it, newest first.',
    type: LinkConnection,
    args: pageArgs(t.arg),
    ...toMany({ list: (scope, args: PageArguments) => linkedFrom(scope, 'Comment', args) }),
  }),
);

builder.objectField(WikiPage, 'linkedFrom', (t) =>
  t.field({
    description: 'What points at it, newest first.',
    type: LinkConnection,
    args: pageArgs(t.arg),
    ...toMany({ list: (scope, args: PageArguments) => linkedFrom(scope, 'WikiPage', args) }),
  }),
);
