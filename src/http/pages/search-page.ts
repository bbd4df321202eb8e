import type { PageKind } from './page.ts';

interface Data {
  readonly site: { readonly name: string };
}

export const SEARCH_PAGE: PageKind<Data> = {
  path: /^\/search\/?$/,
  script: 'search-page',
  operation: 'searchPageQuery',
  query: '{ site { name } }',
  facts: ({ site }) => ({
    title: 'Search',
    description: `Search the posts, comments, wiki pages and people of ${site.name}.`,
    path: '/search',
    type: 'website',
    isUnlisted: true,
  }),
};
