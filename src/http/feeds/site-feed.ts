import { typedQuery } from '../typed-query.ts';
import { feedKind } from './feed-kind.ts';
import { POST_FIELDS, postEntry } from './post-entry.ts';

/** The newest posts of the site. */
export const SITE_FEED = feedKind({
  path: /^\/feed\.atom$/,
  query: typedQuery(`query SiteFeed {
    site { id description }
    posts(orderBy: NEWEST, first: 30) { nodes { ${POST_FIELDS} } }
  }`),
  content: ({ site, posts }) => ({
    title: 'Posts',
    subtitle: site.description || 'The newest posts.',
    about: site.id,
    path: '/',
    entries: posts.nodes.flatMap((post) => postEntry(post) ?? []),
  }),
});
