import { sitePaths } from '../../lib/site-paths.ts';
import { type DataOf, typedQuery } from '../typed-query.ts';
import { type PageKind, type Params, pageKind } from './page.ts';

/** The same question for each of them: whether people sign in here at all. */
const QUERY = '{ site { name signIn { hasPasswords } } }';

interface AuthoringPage {
  readonly path: RegExp;
  readonly script: string;
  readonly title: string;
  readonly describe: (siteName: string) => string;
  readonly pathOf: (params: Params) => string;
}

function authoringPage(page: AuthoringPage): PageKind<DataOf<typeof QUERY>> {
  const { path, script, title, describe, pathOf } = page;
  return pageKind({
    path,
    script,
    operation: 'accountLinksQuery',
    query: typedQuery(QUERY),
    facts: ({ site }, params) =>
      site.signIn === null
        ? null
        : {
            title,
            description: describe(site.name),
            path: pathOf(params),
            type: 'website',
            isUnlisted: true,
          },
  });
}

/**
 * Where members write. Their forms are drawn by a script, which asks whether what is to be edited exists. They do not
 * exist where SIGN_IN is off.
 */
export const AUTHORING_PAGES = [
  authoringPage({
    path: /^\/posts\/new\/?$/,
    script: 'post-editor-page',
    title: 'Write a post',
    describe: (site) => `Write a post for ${site}.`,
    pathOf: () => sitePaths.newPost,
  }),
  authoringPage({
    path: /^\/posts\/(?<slug>[^/]+)\/edit\/?$/,
    script: 'post-editor-page',
    title: 'Edit the post',
    describe: (site) => `Edit a post of ${site}.`,
    pathOf: ({ slug = '' }) => sitePaths.editPost(slug),
  }),
  authoringPage({
    path: /^\/wiki\/new\/?$/,
    script: 'wiki-editor-page',
    title: 'Write a wiki page',
    describe: (site) => `Write a page for the wiki of ${site}.`,
    pathOf: () => sitePaths.newWikiPage,
  }),
  authoringPage({
    path: /^\/wiki\/(?<slug>[^/]+)\/edit\/?$/,
    script: 'wiki-editor-page',
    title: 'Edit the wiki page',
    describe: (site) => `Edit a page of the wiki of ${site}.`,
    pathOf: ({ slug = '' }) => sitePaths.editWikiPage(slug),
  }),
  authoringPage({
    path: /^\/sequences\/new\/?$/,
    script: 'sequence-editor-page',
    title: 'Make a sequence',
    describe: (site) => `Put posts of ${site} into an order.`,
    pathOf: () => sitePaths.newSequence,
  }),
  authoringPage({
    path: /^\/sequences\/(?<slug>[^/]+)\/edit\/?$/,
    script: 'sequence-editor-page',
    title: 'Edit the sequence',
    describe: (site) => `Edit a sequence of ${site}.`,
    pathOf: ({ slug = '' }) => sitePaths.editSequence(slug),
  }),
];
