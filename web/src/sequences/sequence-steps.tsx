import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { Link } from 'wouter';
import type { sequenceStepsQuery } from '../__generated__/sequenceStepsQuery.graphql.ts';
import { postPath } from '../posts/post-path.ts';
import { Title } from '../text/title.tsx';
import { useQueryOptions } from '../ui/attempt.ts';

interface SequenceStepsProps {
  readonly postId: string;
  readonly sequenceId: string;
  /** Of the sequence, for who hears several of these. */
  readonly title: string;
}

/** Leads to the posts before and after one in a sequence. */
export function SequenceSteps({ postId, sequenceId, title }: SequenceStepsProps) {
  const { node } = useLazyLoadQuery<sequenceStepsQuery>(
    graphql`
      query sequenceStepsQuery($postId: ID!, $sequenceId: ID!) {
        node(id: $postId) {
          ... on Post {
            sequenceNeighbours(sequenceId: $sequenceId) {
              previous {
                slug
                title
                titleHtml
              }
              next {
                slug
                title
                titleHtml
              }
            }
          }
        }
      }
    `,
    { postId, sequenceId },
    useQueryOptions(),
  );
  const { previous, next } = node?.sequenceNeighbours ?? {};
  if (!previous && !next) return null;
  return (
    <nav className="sequence-steps" aria-label={`In the sequence ${title}`}>
      {previous && (
        <Link href={postPath(previous.slug)} rel="prev">
          Previous:{' '}
          <bdi>
            <Title of={previous} />
          </bdi>
        </Link>
      )}
      {next && (
        <Link href={postPath(next.slug)} rel="next">
          Next:{' '}
          <bdi>
            <Title of={next} />
          </bdi>
        </Link>
      )}
    </nav>
  );
}
