import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';
import type { continueThread_comment$key } from '../__generated__/continueThread_comment.graphql.ts';
import { amount } from '../ui/amount.ts';
import { commentPath } from './comment-path.ts';

interface ContinueThreadProps {
  readonly comment: continueThread_comment$key;
}

/** Leads to the page of a comment, where what replies to it begins at the left edge again. */
export function ContinueThread({ comment: key }: ContinueThreadProps) {
  const comment = useFragment(
    graphql`
      fragment continueThread_comment on Comment {
        id
        replyCount
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
    <Link href={commentPath(comment)} className="continue-thread">
      Continue this thread ({amount(comment.replyCount, 'reply', 'replies')})
    </Link>
  );
}
