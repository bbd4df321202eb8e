import { useMemo } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { Link } from 'wouter';
import type {
  postHistoryPageQuery,
  RevisionFilter,
  RevisionOrder,
} from '../__generated__/postHistoryPageQuery.graphql.ts';
import { readArguments } from '../lists/list-spec.ts';
import { useListAddress } from '../lists/use-list-address.ts';
import { PostHistory } from '../posts/post-history.tsx';
import { postPath } from '../posts/post-path.ts';
import { Title } from '../text/title.tsx';
import { useQueryOptions } from '../ui/attempt.ts';
import { NotFound } from '../ui/not-found.tsx';
import { usePageTitle } from '../ui/use-page-title.ts';
import { HISTORY_LIST } from '../versions/list-spec.ts';

/** The versions of a post, and what each changed. */
export default function PostHistoryPage({ slug }: { readonly slug: string }) {
  const address = useListAddress();
  // biome-ignore lint/correctness/useExhaustiveDependencies: later changes are the list's business
  const initial = useMemo(
    () => readArguments<RevisionOrder, RevisionFilter>(HISTORY_LIST, address),
    [slug],
  );
  const { post } = useLazyLoadQuery<postHistoryPageQuery>(
    graphql`
      query postHistoryPageQuery(
        $slug: String!
        $orderBy: RevisionOrder
        $filter: RevisionFilter
        $cursor: String
      ) {
        post(slug: $slug) {
          slug
          plainTitle
          title
          titleHtml
          ...postHistory_post @arguments(orderBy: $orderBy, filter: $filter, cursor: $cursor)
        }
      }
    `,
    { slug, ...initial },
    useQueryOptions(),
  );
  usePageTitle(post ? `History of ${post.plainTitle}` : undefined);
  if (!post) return <NotFound what="post" />;
  return (
    <div className="page">
      <header>
        <h1 dir="auto">
          <Title of={post} />
        </h1>
        <p className="meta">
          <Link href={postPath(post.slug)}>Back to the post</Link>
        </p>
      </header>
      <PostHistory post={post} initial={initial} />
    </div>
  );
}
