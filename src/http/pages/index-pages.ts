import { typedQuery } from '../typed-query.ts';
import { type PageKind, pageKind } from './page.ts';

/** The same for each of them: they list what there is, so they always exist. */
const QUERY = typedQuery('{ site { name description } }');

type Data = typeof QUERY extends PageKind<infer Answer>['query'] ? Answer : never;

interface IndexPage {
  /** Its whole path, without the slash. */
  readonly name: string;
  readonly script: string;
  readonly operation: string;
  readonly title: string;
  readonly describe: (site: Data['site']) => string;
  readonly hasFeed?: boolean;
}

function indexPage({ name, script, operation, title, describe, hasFeed }: IndexPage) {
  return pageKind<Data>({
    path: new RegExp(`^/${name}/?$`),
    script,
    isForReading: true,
    operation,
    query: QUERY,
    facts: ({ site }) => ({
      title,
      description: describe(site),
      path: `/${name}`,
      type: 'website',
      feeds: hasFeed ? [{ path: '/feed.atom', title: 'Posts' }] : [],
    }),
  });
}

/** The pages of the menu and the footer: lists of everything of one kind, and what the site is. */
export const INDEX_PAGES = [
  indexPage({
    name: 'posts',
    script: 'posts-page',
    operation: 'postsPageQuery',
    title: 'Posts',
    describe: (site) => `All posts and questions of ${site.name}.`,
    hasFeed: true,
  }),
  indexPage({
    name: 'wiki',
    script: 'wiki-pages-page',
    operation: 'wikiPagesPageQuery',
    title: 'Wiki',
    describe: (site) => `All wiki pages of ${site.name}, from A to Z or by their last change.`,
  }),
  indexPage({
    name: 'sequences',
    script: 'sequences-page',
    operation: 'sequencesPageQuery',
    title: 'Sequences',
    describe: (site) => `Posts of ${site.name} that belong together, in the order to read them.`,
  }),
  indexPage({
    name: 'users',
    script: 'people-page',
    operation: 'peoplePageQuery',
    title: 'People',
    describe: (site) => `The people who write at ${site.name}.`,
  }),
  indexPage({
    name: 'about',
    script: 'about-page',
    operation: 'aboutPageQuery',
    title: 'About',
    describe: (site) => site.description || `What ${site.name} is, its limits, feeds and API.`,
  }),
  indexPage({
    name: 'log',
    script: 'log-page',
    operation: 'logPageQuery',
    title: 'Moderation log',
    describe: (site) => `What the moderators of ${site.name} did, and why.`,
  }),
  indexPage({
    name: 'recent-edits',
    script: 'recent-edits-page',
    operation: 'recentEditsPageQuery',
    title: 'Recent edits of the wiki',
    describe: (site) => `The edits of all wiki pages of ${site.name}.`,
  }),
];
