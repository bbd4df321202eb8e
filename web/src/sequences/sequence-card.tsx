import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';
import type { sequenceCard_sequence$key } from '../__generated__/sequenceCard_sequence.graphql.ts';
import { Title } from '../text/title.tsx';
import { amount } from '../ui/amount.ts';
import { Author } from '../ui/author.tsx';
import { Moment } from '../ui/moment.tsx';
import { sequencePath } from './sequence-path.ts';

interface SequenceCardProps {
  readonly sequence: sequenceCard_sequence$key;
  /** Whether its author is named. */
  readonly hasAuthor?: boolean;
}

/** A sequence in a list. */
export function SequenceCard({ sequence: key, hasAuthor = false }: SequenceCardProps) {
  const sequence = useFragment(
    graphql`
      fragment sequenceCard_sequence on Sequence {
        slug
        title
        titleHtml
        createdAt
        authorName
        author {
          username
        }
        description {
          excerpt(length: 160)
        }
        posts(first: 0) {
          totalCount
        }
      }
    `,
    key,
  );
  return (
    <article className="card">
      <h3 dir="auto">
        <Link href={sequencePath(sequence.slug)}>
          <Title of={sequence} />
        </Link>
      </h3>
      {sequence.description && (
        <p className="excerpt" dir="auto">
          {sequence.description.excerpt}
        </p>
      )}
      <p className="meta">
        {hasAuthor && <Author author={sequence.author} name={sequence.authorName} />}
        <span>{amount(sequence.posts.totalCount, 'post')}</span>
        <Moment at={sequence.createdAt} />
      </p>
    </article>
  );
}
