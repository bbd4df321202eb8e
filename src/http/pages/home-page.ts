import { typedQuery } from '../typed-query.ts';
import { pageKind } from './page.ts';

export const HOME_PAGE = pageKind({
  path: /^\/$/,
  script: 'home-page',
  isForReading: true,
  operation: 'homePageQuery',
  query: typedQuery('{ site { name description } }'),
  facts: ({ site }) => ({
    title: null,
    description: site.description || `What people write and discuss at ${site.name}.`,
    path: '/',
    type: 'website',
    feeds: [{ path: '/feed.atom', title: 'Posts' }],
  }),
});
