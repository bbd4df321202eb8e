import { graphql, usePaginationFragment } from 'react-relay/hooks';
import type { postHistory_post$key } from '../__generated__/postHistory_post.graphql.ts';
import page, {
  type postHistoryPage,
  type RevisionFilter,
  type RevisionOrder,
} from '../__generated__/postHistoryPage.graphql.ts';
import { ListSection } from '../lists/list-section.tsx';
import type { ListArguments } from '../lists/list-spec.ts';
import { useListArguments } from '../lists/use-list-arguments.ts';
import { CompareVersions } from '../versions/compare-versions.tsx';
import { HISTORY_LIST } from '../versions/list-spec.ts';
import { VersionCard } from '../versions/version-card.tsx';
import { postPath } from './post-path.ts';

const PAGE_SIZE = 10;

interface PostHistoryProps {
  readonly post: postHistory_post$key;
  readonly initial: ListArguments<RevisionOrder, RevisionFilter>;
}

/** The versions of a post, and any two of them side by side. */
export function PostHistory({ post, initial }: PostHistoryProps) {
  const { data, refetch, ...pages } = usePaginationFragment<postHistoryPage, postHistory_post$key>(
    graphql`
      fragment postHistory_post on Post
      @refetchable(queryName: "postHistoryPage")
      @argumentDefinitions(
        count: { type: "Int", defaultValue: 10 }
        cursor: { type: "String" }
        orderBy: { type: "RevisionOrder" }
        filter: { type: "RevisionFilter" }
      ) {
        id
        slug
        revisions(first: $count, after: $cursor, orderBy: $orderBy, filter: $filter)
          @connection(key: "postHistory_revisions") {
          totalCount
          pageInfo {
            endCursor
          }
          edges {
            node {
              id
              version
              ...versionCard_revision
            }
          }
        }
      }
    `,
    post,
  );
  const { current, isPending } = useListArguments<RevisionOrder, RevisionFilter>({
    spec: HISTORY_LIST,
    initial,
    refetch,
  });
  const versions = data.revisions.edges.map(({ node }) => node);
  return (
    <ListSection
      id="history"
      title="History"
      noun={{ one: 'version', many: 'versions' }}
      total={data.revisions.totalCount}
      pages={pages}
      endCursor={data.revisions.pageInfo.endCursor}
      pageSize={PAGE_SIZE}
      query={{ id: page.params.id, variables: { id: data.id, count: PAGE_SIZE, ...current } }}
      spec={HISTORY_LIST}
      isPending={isPending}
      before={versions.length > 1 && <CompareVersions versions={versions} />}
      items={versions.map((version) => (
        <VersionCard
          key={version.id}
          revision={version}
          historyPath={`${postPath(data.slug)}/history`}
        />
      ))}
    />
  );
}
