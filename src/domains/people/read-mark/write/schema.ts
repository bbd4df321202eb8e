import { listedNode } from '../../../../graphql/branded-node.ts';
import { mutation } from '../../../../graphql/mutation.ts';
import { Commentable } from '../../../discussion/comment/refs.ts';
import { type MarkedPlace, type MarkReadInput, markRead } from './service.ts';

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
      type: Commentable,
      resolve: ({ subject }, _args, scope) => listedNode(scope, subject),
    }),
  }),
});
