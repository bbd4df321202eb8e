import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';
import type { commentFacts_comment$key } from '../__generated__/commentFacts_comment.graphql.ts';
import { Moment } from '../ui/moment.tsx';
import { Agreement, Score } from '../ui/score.tsx';
import { commentPath } from './comment-path.ts';

/** Score and time of a comment; the time is its permanent address. */
export function CommentFacts({ comment: key }: { readonly comment: commentFacts_comment$key }) {
  const comment = useFragment(
    graphql`
      fragment commentFacts_comment on Comment {
        id
        score
        agreementScore
        createdAt
        editedAt
        isAccepted
        isAnswer
        isPinned
        isHeld
        isHidden
        post {
          slug
        }
        wikiPage {
          slug
        }
      }
    `,
    key,
  );
  return (
    <>
      <Score value={comment.score} />
      {comment.agreementScore !== 0 && <Agreement value={comment.agreementScore} />}
      <Link href={commentPath(comment)} className="permalink">
        <Moment at={comment.createdAt} isInLink />
      </Link>
      {comment.editedAt && <Link href={`${commentPath(comment)}/history`}>edited</Link>}
      {comment.isAccepted && <span className="badge good">accepted answer</span>}
      {comment.isAnswer && !comment.isAccepted && <span className="badge">answer</span>}
      {comment.isHidden && (
        <span className="badge">{comment.isHeld ? 'waits for review' : 'hidden'}</span>
      )}
      {comment.isPinned && <span className="badge">pinned</span>}
    </>
  );
}
