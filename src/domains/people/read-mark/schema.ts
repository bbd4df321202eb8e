import { builder } from '../../../graphql/builder.ts';
import { PRICES } from '../../../graphql/prices.ts';
import { Comment, Commentable } from '../../discussion/comment/refs.ts';
import {
  isUnread,
  lastReadAt,
  prefetchMarks,
  prefetchPlaceMarks,
  prefetchUnread,
  unreadCommentCount,
} from './service.ts';

builder.interfaceFields(Commentable, (t) => ({
  viewerLastReadAt: t.field({
    description:
      'The time up to which the viewer has read the comments, as `markRead` stored it. Null if it never did, and for anonymous viewers.',
    type: 'DateTime',
    nullable: true,
    reads: ['id'],
    prefetch: prefetchMarks,
    resolve: ({ id }, _args, scope) => lastReadAt(scope, id),
  }),
  unreadCommentCount: t.int({
    description:
      'The number of comments by others since `viewerLastReadAt`, without deleted ones. Counting stops at 1,000: that value means 1,000 or more. Null if `viewerLastReadAt` is null.',
    nullable: true,
    complexity: PRICES.totalCount,
    reads: ['id'],
    prefetch: prefetchUnread,
    resolve: ({ id }, _args, scope) => unreadCommentCount(scope, id),
  }),
}));

builder.objectField(Comment, 'isUnread', (t) =>
  t.boolean({
    description:
      'Whether another user wrote the comment after the viewer last read the comments on this post or page. False if the viewer never did, for anonymous viewers and for tombstones.',
    reads: ['postId', 'wikiPageId', 'authorId', 'createdAt', 'isDeleted', 'isHidden'],
    prefetch: prefetchPlaceMarks,
    resolve: (comment, _args, scope) => isUnread(scope, comment),
  }),
);
