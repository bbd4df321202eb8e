import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { Link } from 'wouter';
import type { draftListQuery } from '../__generated__/draftListQuery.graphql.ts';
import { Title } from '../text/title.tsx';
import { useQueryOptions } from '../ui/attempt.ts';
import { Moment } from '../ui/moment.tsx';

/** The newest drafts of a member; nobody has more than a hundred in hand. */
export default function DraftList() {
  const { viewer } = useLazyLoadQuery<draftListQuery>(
    graphql`
      query draftListQuery {
        viewer {
          drafts(first: 100) {
            nodes {
              id
              title
              titleHtml
              kind
              lastActivityAt
              body {
                excerpt(length: 120)
              }
            }
          }
        }
      }
    `,
    {},
    { ...useQueryOptions(), fetchPolicy: 'network-only' },
  );
  const drafts = viewer.drafts?.nodes ?? [];
  return (
    <>
      <p>
        <Link href="/posts/new" className="button">
          Write a post
        </Link>
      </p>
      {drafts.length === 0 && <p className="nothing">You have no drafts.</p>}
      {drafts.map((draft) => (
        <article key={draft.id} className="card">
          <h2 dir="auto">
            <Link href={`/posts/new?${new URLSearchParams({ draft: draft.id })}`}>
              <Title of={draft} />
            </Link>
          </h2>
          <p className="excerpt" dir="auto">
            {draft.body.excerpt}
          </p>
          <p className="meta">
            <span>
              saved <Moment at={draft.lastActivityAt} />
            </span>
            {draft.kind !== 'ARTICLE' && <span className="badge">{draft.kind.toLowerCase()}</span>}
          </p>
        </article>
      ))}
    </>
  );
}
