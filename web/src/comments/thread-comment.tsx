import { useState } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import { useLocation } from 'wouter';
import type { threadComment_comment$key } from '../__generated__/threadComment_comment.graphql.ts';
import { CopyLink } from '../copy-link/copy-link.tsx';
import { ReactionCounts } from '../reactions/reaction-counts.tsx';
import { Byline } from '../ui/byline.tsx';
import { MutedFold } from '../ui/muted-fold.tsx';
import { useArrivingComment } from './arriving-comment.ts';
import { CommentBody } from './comment-body.tsx';
import { CommentFacts } from './comment-facts.tsx';
import { commentPath } from './comment-path.ts';
import { CommentTools } from './comment-tools.tsx';

interface ThreadCommentProps {
  readonly comment: threadComment_comment$key;
  /** Receives the id of a new reply. Without it, the page of the reply is opened. */
  readonly onReplied?: (id: string) => void;
}

/** A comment in its place in a thread. */
export function ThreadComment({ comment: key, onReplied }: ThreadCommentProps) {
  const [, navigate] = useLocation();
  const [isEditing, setEditing] = useState(false);
  const comment = useFragment(
    graphql`
      fragment threadComment_comment on Comment {
        id
        isDeleted
        isMuted
        post {
          slug
        }
        wikiPage {
          slug
        }
        authorName
        author {
          username
          avatar {
            url(width: 160)
          }
        }
        ...commentBody_comment
        ...commentFacts_comment
        ...reactionCounts_subject
      }
    `,
    key,
  );
  const element = useArrivingComment(comment.id);
  const openReply = (id: string) => navigate(commentPath({ ...comment, id }));
  return (
    <article ref={element} id={comment.id} className="card">
      <MutedFold isFolded={comment.isMuted}>
        <p className="meta">
          <Byline author={comment.author} name={comment.authorName} />
          <CommentFacts comment={comment} />
          <CopyLink path={commentPath(comment)} of={`the comment by ${comment.authorName}`} />
        </p>
        {!isEditing && <CommentBody comment={comment} headingLevel={3} />}
        <ReactionCounts subject={comment} name={`the comment by ${comment.authorName}`} />
        <CommentTools
          commentId={comment.id}
          authorName={comment.authorName}
          isDeleted={comment.isDeleted}
          onReplied={onReplied ?? openReply}
          onEditing={setEditing}
        />
      </MutedFold>
    </article>
  );
}
