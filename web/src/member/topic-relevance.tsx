import { lazy, useState } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import type { topicRelevance_post$key } from '../__generated__/topicRelevance_post.graphql.ts';
import { PartBoundary } from '../ui/part-boundary.tsx';
import { ParagraphSkeleton } from '../ui/skeleton.tsx';
import { DisclosureButton } from './disclosure-button.tsx';
import { useMemberFacts } from './member-facts.ts';

/** Loaded by those who open it. */
const TopicVotes = lazy(() => import('./topic-votes.tsx'));

/** Opens the votes on how relevant the topics of a post are, for members who may vote. */
export function TopicRelevance({ subjectId }: { readonly subjectId: string }) {
  const post = useFragment<topicRelevance_post$key>(
    graphql`
      fragment topicRelevance_post on Post {
        viewerCanVoteOnTopics: viewerCan(actions: [POST_VOTE_TOPIC]) {
          isAllowed
        }
      }
    `,
    useMemberFacts(subjectId)?.topical ?? null,
  );
  const [isOpen, setOpen] = useState(false);
  if (!post?.viewerCanVoteOnTopics.some(({ isAllowed }) => isAllowed)) return null;
  return (
    <>
      <div className="actions">
        <DisclosureButton
          label="Rate the topics"
          about="of the post"
          isOpen={isOpen}
          onToggle={() => setOpen(!isOpen)}
        />
      </div>
      {isOpen && (
        <PartBoundary waiting={<ParagraphSkeleton />}>
          <TopicVotes postId={subjectId} />
        </PartBoundary>
      )}
    </>
  );
}
