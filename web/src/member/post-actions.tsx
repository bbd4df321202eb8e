import { useContext } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import type { postActions_post$key } from '../__generated__/postActions_post.graphql.ts';
import { Viewer } from '../account/viewer.tsx';
import { useLiveScores } from '../live/use-live-scores.ts';
import { useLiveReactions } from '../reactions/use-live-reactions.ts';
import { addToDraft } from '../writing/use-draft.ts';
import { allowedActions } from './allowed-actions.ts';
import { useMemberFacts } from './member-facts.ts';
import { QuoteButton } from './quote-button.tsx';
import { SubjectActions } from './subject-actions.tsx';

/** What the viewer can do with a post. */
export function PostActions({ subjectId }: { readonly subjectId: string }) {
  const post = useFragment<postActions_post$key>(
    graphql`
      fragment postActions_post on Post {
        viewerVote {
          direction
          value
        }
        viewerHasBookmarked
        viewerIsFollowing
        ...reactButton_subject
        viewerCan(
          actions: [
            VOTE_CAST
            REACTION_UPDATE
            BOOKMARK_UPDATE
            FOLLOW_UPDATE
            REPORT_CREATE
            POST_HIDE
            POST_UNHIDE
            POST_LOCK
            POST_UNLOCK
            POST_PIN
            POST_UNPIN
            POST_CURATE
            POST_UNCURATE
          ]
        ) {
          action
          isAllowed
        }
      }
    `,
    useMemberFacts(subjectId)?.post ?? null,
  );
  useLiveReactions(subjectId);
  useLiveScores(subjectId);
  const { id: viewerId } = useContext(Viewer);
  if (!post) return null;
  return (
    <>
      <SubjectActions
        subjectId={subjectId}
        subject="the post"
        can={allowedActions(post.viewerCan)}
        vote={post.viewerVote}
        reactable={post}
        isBookmarked={post.viewerHasBookmarked}
        isFollowing={post.viewerIsFollowing}
      />
      {/* The form for comments is below the post. */}
      {viewerId !== null && (
        <QuoteButton onQuote={(markdown) => addToDraft(viewerId, subjectId, markdown)} />
      )}
    </>
  );
}
