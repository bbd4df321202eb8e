import { useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import type {
  PostFilter,
  PostOrder,
  postsPageQuery,
} from '../__generated__/postsPageQuery.graphql.ts';
import { readArguments } from '../lists/list-spec.ts';
import { type ListTab, ListTabs, useListTab } from '../lists/list-tabs.tsx';
import { useListAddress } from '../lists/use-list-address.ts';
import { AllPosts } from '../posts/all-posts.tsx';
import { ALL_POSTS_LIST } from '../posts/all-posts-list.ts';
import { useQueryOptions } from '../ui/attempt.ts';
import { usePageTitle } from '../ui/use-page-title.ts';

const TABS: readonly ListTab[] = [
  { label: 'Newest', title: 'Newest posts', search: '' },
  { label: 'Hot', title: 'Hot posts', search: 'posts.order=HOT' },
  { label: 'Top', title: 'Top posts', search: 'posts.order=TOP' },
  { label: 'Active', title: 'Active posts', search: 'posts.order=ACTIVE' },
  { label: 'Curated', title: 'Curated posts', search: 'posts.isCurated=yes' },
  { label: 'Questions', title: 'Questions', search: 'posts.kinds=QUESTION' },
  { label: 'Unanswered', title: 'Unanswered questions', search: 'posts.isAnswered=no' },
];

/** All posts, by the usual orders or by any. */
export default function PostsPage() {
  const address = useListAddress();
  const [initial] = useState(() => readArguments<PostOrder, PostFilter>(ALL_POSTS_LIST, address));
  const root = useLazyLoadQuery<postsPageQuery>(
    graphql`
      query postsPageQuery($orderBy: PostOrder, $filter: PostFilter, $cursor: String) {
        ...allPosts_query @arguments(orderBy: $orderBy, filter: $filter, cursor: $cursor)
      }
    `,
    initial,
    useQueryOptions(),
  );
  const tab = useListTab(TABS);
  usePageTitle('Posts');
  return (
    <div className="page">
      <h1>Posts</h1>

      <ListTabs label="Ways to show them" path="/posts" tabs={TABS} />
      <AllPosts root={root} title={tab?.title ?? 'Selected posts'} initial={initial} />
    </div>
  );
}
