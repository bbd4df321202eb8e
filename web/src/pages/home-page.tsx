import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import type { homePageQuery } from '../__generated__/homePageQuery.graphql.ts';
import { HomeComments } from '../home/home-comments.tsx';
import { HomePosts } from '../home/home-posts.tsx';
import { People } from '../home/people.tsx';
import { WikiTopics } from '../home/wiki-topics.tsx';
import { site } from '../site.ts';
import { useQueryOptions } from '../ui/attempt.ts';
import { usePageTitle } from '../ui/use-page-title.ts';

/** What is going on, and who is here. */
export default function HomePage() {
  const root = useLazyLoadQuery<homePageQuery>(
    graphql`
      query homePageQuery {
        site {
          description
        }
        ...people_query
        ...wikiTopics_query
        ...homePosts_query
        ...homeComments_query
      }
    `,
    {},
    useQueryOptions(),
  );
  usePageTitle(null);
  return (
    <div className="page">
      <h1 dir="auto">{site.name}</h1>
      {root.site.description && <p dir="auto">{root.site.description}</p>}
      <People root={root} />
      <HomePosts root={root} />
      <WikiTopics root={root} />
      <HomeComments root={root} />
    </div>
  );
}
