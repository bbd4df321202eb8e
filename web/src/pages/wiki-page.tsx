import { useMemo } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import type { wikiPageQuery } from '../__generated__/wikiPageQuery.graphql.ts';
import { useListAddress } from '../lists/use-list-address.ts';
import { useQueryOptions } from '../ui/attempt.ts';
import { NotFound } from '../ui/not-found.tsx';
import { PartBoundary } from '../ui/part-boundary.tsx';
import { ListSkeleton } from '../ui/skeleton.tsx';
import { usePageTitle } from '../ui/use-page-title.ts';
import { readWikiArguments } from '../wiki/wiki-arguments.ts';
import { WikiArticle } from '../wiki/wiki-article.tsx';
import { WikiComments } from '../wiki/wiki-comments.tsx';
import { WikiContributors } from '../wiki/wiki-contributors.tsx';
import { WikiHistory } from '../wiki/wiki-history.tsx';
import { WikiPosts } from '../wiki/wiki-posts.tsx';

/** A wiki page: what it says, who wrote it, how it came about, and what belongs to it. */
export default function WikiPage({ slug }: { readonly slug: string }) {
  const address = useListAddress();
  // biome-ignore lint/correctness/useExhaustiveDependencies: later changes are the lists' business
  const initial = useMemo(() => readWikiArguments(address), [slug]);
  const { contributors, history, posts, comments } = initial;
  const { wikiPage } = useLazyLoadQuery<wikiPageQuery>(
    graphql`
      query wikiPageQuery(
        $slug: String!
        $contributorsOrder: WikiContributorOrder
        $historyOrder: RevisionOrder
        $historyFilter: RevisionFilter
        $postsOrder: PostOrder
        $postsFilter: PostFilter
        $commentsOrder: CommentOrder
        $commentsFilter: CommentFilter
        $contributorsAfter: String
        $historyAfter: String
        $postsAfter: String
        $commentsAfter: String
      ) {
        wikiPage(slug: $slug) {
          plainTitle
          ...wikiArticle_wikiPage
          ...wikiContributors_wikiPage @arguments(orderBy: $contributorsOrder, cursor: $contributorsAfter)
          ...wikiHistory_wikiPage @arguments(orderBy: $historyOrder, filter: $historyFilter, cursor: $historyAfter)
          ...wikiPosts_wikiPage @arguments(orderBy: $postsOrder, filter: $postsFilter, cursor: $postsAfter)
          ...wikiComments_wikiPage @arguments(orderBy: $commentsOrder, filter: $commentsFilter, cursor: $commentsAfter)
        }
      }
    `,
    {
      slug,
      contributorsOrder: contributors.orderBy,
      historyOrder: history.orderBy,
      historyFilter: history.filter,
      postsOrder: posts.orderBy,
      postsFilter: posts.filter,
      commentsOrder: comments.orderBy,
      commentsFilter: comments.filter,
      contributorsAfter: contributors.cursor,
      historyAfter: history.cursor,
      postsAfter: posts.cursor,
      commentsAfter: comments.cursor,
    },
    useQueryOptions(),
  );
  usePageTitle(wikiPage?.plainTitle);
  if (!wikiPage) return <NotFound what="wiki page" />;
  const waiting = <ListSkeleton items={4} />;
  return (
    <div className="page">
      <WikiArticle wikiPage={wikiPage} />
      <PartBoundary waiting={waiting}>
        <WikiContributors wikiPage={wikiPage} initial={contributors} />
      </PartBoundary>
      <PartBoundary waiting={waiting}>
        <WikiHistory wikiPage={wikiPage} initial={history} />
      </PartBoundary>
      <PartBoundary waiting={waiting}>
        <WikiPosts wikiPage={wikiPage} initial={posts} />
      </PartBoundary>
      <PartBoundary waiting={waiting}>
        <WikiComments wikiPage={wikiPage} initial={comments} />
      </PartBoundary>
    </div>
  );
}
