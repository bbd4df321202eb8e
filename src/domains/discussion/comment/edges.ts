import type { Types } from '../../../graphql/builder.ts';
import { EDGE_ORDER_DESCRIPTION, edgeTypeOf } from '../../../graphql/connection.ts';
import type { CommentRow } from './model.ts';
import { isInThread } from './policy.ts';
import { CommentConnection } from './refs.ts';
import { CommentOrderRef } from './schema.ts';
import { edgeOfComment } from './service.ts';

/** A comment that a client puts into a list which it has read before. */
export function commentEdge<Parent>(
  t: PothosSchemaTypes.ObjectFieldBuilder<Types, Parent>,
  commentOf: (parent: Parent) => CommentRow,
) {
  return t.field({
    description:
      'The new comment with its cursor in the list of comments it belongs to. One that is held for review is in no list until it is approved.',
    type: edgeTypeOf(CommentConnection),
    args: { orderBy: edgeOrder(t) },
    resolve: (parent, { orderBy }, scope) =>
      edgeOfComment(scope, commentOf(parent), orderBy ?? 'NEWEST'),
  });
}

/** The same for a comment that may be gone. */
export function changedCommentEdge<Parent>(
  t: PothosSchemaTypes.ObjectFieldBuilder<Types, Parent>,
  commentOf: (parent: Parent) => CommentRow | null,
) {
  return t.field({
    description:
      'The comment with its cursor in the list of comments it belongs to. Null if it is in no list: remove it from the thread. Authors and moderators can still read a comment that was deleted or hidden.',
    type: edgeTypeOf(CommentConnection),
    nullable: true,
    args: { orderBy: edgeOrder(t) },
    resolve: (parent, { orderBy }, scope) => {
      const comment = commentOf(parent);
      return comment !== null && isInThread(comment)
        ? edgeOfComment(scope, comment, orderBy ?? 'NEWEST')
        : null;
    },
  });
}

function edgeOrder<Parent>(t: PothosSchemaTypes.ObjectFieldBuilder<Types, Parent>) {
  return t.arg({
    type: CommentOrderRef,
    defaultValue: 'NEWEST',
    description: EDGE_ORDER_DESCRIPTION,
  });
}
