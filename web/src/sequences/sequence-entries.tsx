import { graphql, usePaginationFragment } from 'react-relay/hooks';
import type { sequenceEntries_sequence$key } from '../__generated__/sequenceEntries_sequence.graphql.ts';
import page, { type sequenceEntriesPage } from '../__generated__/sequenceEntriesPage.graphql.ts';
import { ListSection } from '../lists/list-section.tsx';
import { PostCard } from '../posts/post-card.tsx';

const PAGE_SIZE = 50;

interface SequenceEntriesProps {
  readonly sequence: sequenceEntries_sequence$key;
}

/** The posts of a sequence in their order, under the titles of its chapters. */
export function SequenceEntries({ sequence }: SequenceEntriesProps) {
  const { data, ...pages } = usePaginationFragment<
    sequenceEntriesPage,
    sequenceEntries_sequence$key
  >(
    graphql`
      fragment sequenceEntries_sequence on Sequence
      @refetchable(queryName: "sequenceEntriesPage")
      @argumentDefinitions(count: { type: "Int", defaultValue: 50 }, cursor: { type: "String" }) {
        id
        entries(first: $count, after: $cursor) @connection(key: "sequenceEntries_entries") {
          totalCount
          pageInfo {
            endCursor
          }
          edges {
            cursor
            node {
              chapterTitle
              post {
                ...postCard_post
              }
            }
          }
        }
      }
    `,
    sequence,
  );
  return (
    <ListSection
      id="posts"
      title="Posts"
      noun={{ one: 'post', many: 'posts' }}
      total={data.entries.totalCount}
      pages={pages}
      endCursor={data.entries.pageInfo.endCursor}
      pageSize={PAGE_SIZE}
      query={{ id: page.params.id, variables: { id: data.id, count: PAGE_SIZE } }}
      items={data.entries.edges.map(({ cursor, node: { chapterTitle, post } }) => (
        <div key={cursor}>
          {chapterTitle && (
            <p className="chapter" dir="auto">
              {chapterTitle}
            </p>
          )}
          <PostCard post={post} hasAuthor />
        </div>
      ))}
    />
  );
}
