import { typedQuery } from '../typed-query.ts';
import { pageKind } from './page.ts';

export const SEARCH_PAGE = pageKind({
  path: /^\/search\/?$/,
  script: 'search-page',
  isForReading: true,
  operation: 'searchPageQuery',
  query: typedQuery('{ site { name } }'),
  facts: ({ site }) => ({
    title: 'Search',
    description: `Search the posts, comments, wiki pages and people of ${site.name}.`,
    path: '/search',
    type: 'website',
    isUnlisted: true,
  }),
});
