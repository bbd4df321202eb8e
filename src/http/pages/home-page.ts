import type { PageKind } from './page.ts';

interface Data {
  readonly site: { readonly name: string; readonly description: string };
}

export const HOME_PAGE: PageKind<Data> = {
  path: /^\/$/,
  script: 'home-page',
  operation: 'homePageQuery',
  query: '{ site { name description } }',
  facts: ({ site }) => ({
    title: null,
    description: site.description || `What people write and discuss at ${site.name}.`,
    path: '/',
    type: 'website',
  }),
};
