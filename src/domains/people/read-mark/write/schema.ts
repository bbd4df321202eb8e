import { listedNode } from '../../../../graphql/branded-node.ts';
import { builder } from '../../../../graphql/builder.ts';
import { mutation } from '../../../../graphql/mutation.ts';
import { Post } from '../../../discussion/post/refs.ts';
import { WikiPage } from '../../../wiki/page/refs.ts';
import { type MarkedPlace, type MarkReadInput, markRead } from './service.ts';

const CommentedRef = builder.unionType('Commented', {
  description: 'The types of content that can have comments.',
  types: [Post, WikiPage],
});

mutation<MarkReadInput, MarkedPlace>('markRead', {
  description: 'Stores up to when the viewer has read the comments on a post or wiki page.',
  rule: 'readMark.update',
  input: (t) => ({
    subjectId: t.id({ required: true, description: 'The id of the post or wiki page.' }),
    upTo: t.field({
      type: 'DateTime',
      description:
        'The `createdAt` of the newest comment that the viewer has seen. Default: now. Times in the future mean now. A time before the stored one has no effect.',
    }),
  }),
  resolve: markRead,
  payload: (t) => ({
    subject: t.field({
      description: 'The post or wiki page after the change.',
      type: CommentedRef,
      resolve: async ({ subject }, _args, scope) => (await listedNode(scope, subject)) as never,
    }),
  }),
});
