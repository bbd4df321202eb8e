import { useMemo } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import type {
  CommentFilter,
  CommentOrder,
  postPageQuery,
} from '../__generated__/postPageQuery.graphql.ts';
import { THREAD_LIST } from '../comments/list-spec.ts';
import { readArguments } from '../lists/list-spec.ts';
import { useListAddress } from '../lists/use-list-address.ts';
import { PostAnswers } from '../posts/post-answers.tsx';
import { PostArticle } from '../posts/post-article.tsx';
import { PostComments } from '../posts/post-comments.tsx';
import { RelatedPosts } from '../posts/related-posts.tsx';
import { useQueryOptions } from '../ui/attempt.ts';
import { NotFound } from '../ui/not-found.tsx';
import { PartBoundary } from '../ui/part-boundary.tsx';
import { ListSkeleton } from '../ui/skeleton.tsx';
import { usePageTitle } from '../ui/use-page-title.ts';

/** A post, and what was said on it. */
export default function PostPage({ slug }: { readonly slug: string }) {
  const address = useListAddress();
  // biome-ignore lint/correctness/useExhaustiveDependencies: later changes are the list's business
  const initial = useMemo(
    () => readArguments<CommentOrder, CommentFilter>(THREAD_LIST, address),
    [slug],
  );
  const { post } = useLazyLoadQuery<postPageQuery>(
    graphql`
      query postPageQuery($slug: String!, $orderBy: CommentOrder, $filter: CommentFilter, $cursor: String) {
        post(slug: $slug) {
          id
          kind
          plainTitle
          ...postArticle_post
          ...postComments_post @arguments(orderBy: $orderBy, filter: $filter, cursor: $cursor)
          ...relatedPosts_post
        }
      }
    `,
    { slug, ...initial },
    useQueryOptions(),
  );
  usePageTitle(post?.plainTitle);
  if (!post) return <NotFound what="post" />;
  return (
    <div className="page">
      <PostArticle post={post} />
      {post.kind === 'QUESTION' && (
        <PartBoundary waiting={<ListSkeleton items={3} />}>
          <PostAnswers postId={post.id} />
        </PartBoundary>
      )}
      <PartBoundary waiting={<ListSkeleton items={5} />}>
        <PostComments post={post} initial={initial} />
      </PartBoundary>
      <RelatedPosts post={post} />
    </div>
  );
}
