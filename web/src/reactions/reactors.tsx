import { graphql, useLazyLoadQuery, usePaginationFragment } from 'react-relay/hooks';
import type { reactors_subject$key } from '../__generated__/reactors_subject.graphql.ts';
import type { reactorsPage } from '../__generated__/reactorsPage.graphql.ts';
import type { reactorsQuery } from '../__generated__/reactorsQuery.graphql.ts';
import { useQueryOptions } from '../ui/attempt.ts';
import { Byline } from '../ui/byline.tsx';

const PAGE_SIZE = 20;

/** The users who reacted to a post or comment, newest first. */
export default function Reactors({ subjectId }: { readonly subjectId: string }) {
  const { node } = useLazyLoadQuery<reactorsQuery>(
    graphql`
      query reactorsQuery($id: ID!) {
        node(id: $id) {
          ...reactors_subject @alias(as: "subject")
        }
      }
    `,
    { id: subjectId },
    { ...useQueryOptions(), fetchPolicy: 'store-and-network' },
  );
  return node?.subject ? <Pages subject={node.subject} /> : null;
}

function Pages({ subject }: { readonly subject: reactors_subject$key }) {
  const { data, hasNext, isLoadingNext, loadNext } = usePaginationFragment<
    reactorsPage,
    reactors_subject$key
  >(
    graphql`
      fragment reactors_subject on Reactable
      @refetchable(queryName: "reactorsPage")
      @argumentDefinitions(count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" }) {
        id
        reactions(first: $count, after: $cursor) @connection(key: "reactors_reactions") {
          edges {
            cursor
            name
            emoji
            node {
              username
              displayName
              avatar {
                url(width: 160)
              }
            }
          }
        }
      }
    `,
    subject,
  );
  return (
    <>
      <ul aria-label="Who reacted">
        {data.reactions.edges.map(({ cursor, name, emoji, node }) => (
          <li key={cursor}>
            <span title={name}>
              <span aria-hidden="true">{emoji}</span>
              <span className="visually-hidden">{name}: </span>
            </span>{' '}
            <Byline author={node} name={node.displayName} />
          </li>
        ))}
      </ul>
      {hasNext && (
        <button type="button" onClick={() => isLoadingNext || loadNext(PAGE_SIZE)}>
          {isLoadingNext ? 'Loading…' : 'Load more users'}
        </button>
      )}
    </>
  );
}
