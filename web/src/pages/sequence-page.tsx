import { lazy } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import type { sequencePageQuery } from '../__generated__/sequencePageQuery.graphql.ts';
import { useCursors } from '../lists/use-cursors.ts';
import { SequenceEntries } from '../sequences/sequence-entries.tsx';
import { RichHtml } from '../text/rich-html.tsx';
import { Title } from '../text/title.tsx';
import { useQueryOptions } from '../ui/attempt.ts';
import { Author } from '../ui/author.tsx';
import { MemberTools } from '../ui/member-tools.tsx';
import { Moment } from '../ui/moment.tsx';
import { NotFound } from '../ui/not-found.tsx';
import { usePageTitle } from '../ui/use-page-title.ts';

/** Loaded by members. */
const SequenceTools = lazy(() => import('../authoring/sequence-tools.tsx'));

/** Posts that a user put into an order. */
export default function SequencePage({ slug }: { readonly slug: string }) {
  const after = useCursors();
  const { sequence } = useLazyLoadQuery<sequencePageQuery>(
    graphql`
      query sequencePageQuery($slug: String!, $after: String) {
        sequence(slug: $slug) {
          id
          title
          titleHtml
          plainTitle
          createdAt
          authorName
          author {
            username
          }
          description {
            html
          }
          ...sequenceEntries_sequence @arguments(cursor: $after)
        }
      }
    `,
    { slug, after: after('posts') },
    useQueryOptions(),
  );
  usePageTitle(sequence?.plainTitle);
  if (!sequence) return <NotFound what="sequence" />;
  return (
    <div className="page">
      <header className="post-header">
        <h1 dir="auto">
          <Title of={sequence} />
        </h1>
        <ul className="facts" aria-label="Facts">
          <li>sequence</li>
          <li>
            <Author author={sequence.author} name={sequence.authorName} />
          </li>
          <li>
            <Moment at={sequence.createdAt} />
          </li>
        </ul>
        <MemberTools subjectId={sequence.id} tools={SequenceTools} className="page-tools" />
        {sequence.description && <RichHtml html={sequence.description.html} headingLevel={2} />}
      </header>
      <SequenceEntries sequence={sequence} />
    </div>
  );
}
