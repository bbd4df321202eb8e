import type { NodeKey } from '../../../access/node-key.ts';
import { listedNode } from '../../../graphql/branded-node.ts';
import { subscription } from '../../../graphql/subscription.ts';
import { encodeGlobalId } from '../../../lib/global-id.ts';
import type { LiveEvent } from '../../../live/event.ts';
import type { Scope } from '../../../request/scope.ts';
import { changedCommentEdge, commentEdge } from './edges.ts';
import { COMMENT_ADDED, COMMENT_CHANGED } from './events.ts';
import type { CommentRow } from './model.ts';
import { Comment, Commentable } from './refs.ts';
import { commentsById, placesById } from './service.ts';

subscription('commentAdded', {
  description: 'New comments on a post or in the discussion of a wiki page.',
  kind: COMMENT_ADDED,
  about: {
    argument: 'subjectId',
    description: 'The id of the post or wiki page.',
    kinds: ['Post', 'WikiPage'],
  },
  load: (scope, { nodeId }) => commentsById(scope).load(nodeId),
  payload: {
    description: 'An event: a user wrote a comment.',
    fields: (t) => ({
      comment: t.field({
        description: 'The new comment.',
        type: Comment,
        resolve: ({ node }) => node,
      }),
      commentEdge: commentEdge(t, ({ node }) => node),
    }),
  },
});

subscription('commentChanged', {
  description:
    'Changes of the comments on a post or in the discussion of a wiki page: edited, retracted, pinned, accepted, deleted, restored, hidden or shown again. A tombstone that comes or goes with a reply is a change too.',
  kind: COMMENT_CHANGED,
  about: {
    argument: 'subjectId',
    description: 'The id of the post or wiki page.',
    kinds: ['Post', 'WikiPage'],
  },
  load: changedComment,
  payload: {
    description: 'An event: a comment changed, left the thread or came back.',
    fields: (t) => ({
      commentId: t.id({
        description: 'The id of the changed comment, also if `comment` is null.',
        resolve: ({ node }) => encodeGlobalId('Comment', node.id),
      }),
      comment: t.field({
        description: 'The comment after the change. Null if the viewer can no longer see it.',
        type: Comment,
        nullable: true,
        resolve: ({ node }) => node.comment,
      }),
      commentEdge: changedCommentEdge(t, ({ node }) => node.comment),
      subject: t.field({
        description: 'The post or wiki page with its current number of comments.',
        type: Commentable,
        resolve: ({ node }, _args, scope) => listedNode(scope, node.place),
      }),
    }),
  },
});

interface ChangedComment {
  readonly id: string;
  /** Null when the viewer can no longer see it. */
  readonly comment: CommentRow | null;
  readonly place: NodeKey<'Post' | 'WikiPage'>;
}

/** Null for a comment on what the viewer may not see. */
async function changedComment(
  scope: Scope,
  { nodeId: id, scopeId }: LiveEvent,
): Promise<ChangedComment | null> {
  const [comment, place] = await Promise.all([
    commentsById(scope).load(id),
    placesById(scope).load(scopeId ?? id),
  ]);
  return place && { id, comment, place: { kind: place.place.kind, id: place.id } };
}
