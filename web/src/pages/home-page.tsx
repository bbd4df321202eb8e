import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import type { homePageQuery } from '../__generated__/homePageQuery.graphql.ts';
import { HomeComments } from '../home/home-comments.tsx';
import { HomePosts } from '../home/home-posts.tsx';
import { People } from '../home/people.tsx';
import { PinnedPosts } from '../home/pinned-posts.tsx';
import { WikiTopics } from '../home/wiki-topics.tsx';
import { useCursors } from '../lists/use-cursors.ts';
import { site } from '../site.ts';
import { useQueryOptions } from '../ui/attempt.ts';
import { usePageTitle } from '../ui/use-page-title.ts';

/** What is going on: posts first, and who is here last. */
export default function HomePage() {
  const after = useCursors();
  const root = useLazyLoadQuery<homePageQuery>(
    graphql`
      query homePageQuery(
        $peopleAfter: String
        $postsAfter: String
        $topicsAfter: String
        $commentsAfter: String
      ) {
        site {
          description
        }
        ...pinnedPosts_query
        ...people_query @arguments(cursor: $peopleAfter)
        ...wikiTopics_query @arguments(cursor: $topicsAfter)
        ...homePosts_query @arguments(cursor: $postsAfter)
        ...homeComments_query @arguments(cursor: $commentsAfter)
      }
    `,
    {
      peopleAfter: after('people'),
      postsAfter: after('posts'),
      topicsAfter: after('wiki'),
      commentsAfter: after('comments'),
    },
    useQueryOptions(),
  );
  usePageTitle(null);
  return (
    <div className="page">
      <h1 dir="auto">{site.name}</h1>
      {root.site.description && <p dir="auto">{root.site.description}</p>}
      <PinnedPosts root={root} />
      <HomePosts root={root} />
      <HomeComments root={root} />
      <WikiTopics root={root} />
      <People root={root} />
    </div>
  );
}
