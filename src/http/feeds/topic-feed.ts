import { sitePaths } from '../../lib/site-paths.ts';
import { typedQuery } from '../typed-query.ts';
import { feedKind } from './feed-kind.ts';
import { POST_FIELDS, postEntry } from './post-entry.ts';

/** The newest posts on a topic. */
export const TOPIC_FEED = feedKind({
  path: /^\/wiki\/([^/]+)\/posts\/feed\.atom$/,
  query: typedQuery(`query TopicFeed($name: String!) {
    wikiPage(slug: $name) {
      id
      slug
      title: plainTitle
      posts(orderBy: NEWEST, first: 30) { nodes { ${POST_FIELDS} } }
    }
  }`),
  content: ({ wikiPage }) =>
    wikiPage && {
      title: `Posts on ${wikiPage.title}`,
      subtitle: `The newest posts with the topic ${wikiPage.title}.`,
      about: wikiPage.id,
      path: sitePaths.wikiPage(wikiPage.slug),
      file: 'posts/feed.atom',
      entries: wikiPage.posts.nodes.flatMap((post) => postEntry(post) ?? []),
    },
});
