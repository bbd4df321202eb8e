import type { ReactNode } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';
import type { continueThread_comment$key } from '../__generated__/continueThread_comment.graphql.ts';
import { browserPath } from '../paths.ts';
import { ActionLink } from '../ui/action-link.tsx';
import { amount } from '../ui/amount.ts';
import { commentPath } from './comment-path.ts';

interface ContinueThreadProps {
  readonly comment: continueThread_comment$key;
  /** Shows the replies in place instead, where a script runs. */
  readonly open?: () => void;
  readonly children?: ReactNode;
}

/** Leads to the page of a comment, where what replies to it begins at the left edge again. */
export function ContinueThread({ comment: key, open, children }: ContinueThreadProps) {
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
  if (open !== undefined) {
    return (
      <ActionLink className="link-button" href={browserPath(commentPath(comment))} onAct={open}>
        {children}
      </ActionLink>
    );
  }
  return (
    <Link href={commentPath(comment)} className="continue-thread">
      Continue this thread ({amount(comment.replyCount, 'reply', 'replies')})
    </Link>
  );
}
