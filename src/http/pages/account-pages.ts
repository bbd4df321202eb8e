import { typedQuery } from '../typed-query.ts';
import { type PageKind, pageKind } from './page.ts';

/** The same question for each of them: whether people sign in here at all. */
const QUERY = typedQuery('{ site { name signIn { hasPasswords } } }');

type Data = typeof QUERY extends PageKind<infer Answer>['query'] ? Answer : never;

interface AccountPage {
  readonly name: string;
  readonly operation: string;
  readonly title: string;
  readonly describe: (siteName: string) => string;
}

function accountPage({ name, operation, title, describe }: AccountPage): PageKind<Data> {
  return pageKind({
    path: new RegExp(`^/${name}/?$`),
    script: `${name}-page`,
    operation,
    query: QUERY,
    facts: ({ site }) =>
      site.signIn === null
        ? null
        : {
            title,
            description: describe(site.name),
            path: `/${name}`,
            type: 'website',
            isUnlisted: true,
          },
  });
}

/** Where people sign in and out, and decide about their account. They do not exist where SIGN_IN is off. */
export const ACCOUNT_PAGES = [
  accountPage({
    name: 'sign-in',
    operation: 'signInPageQuery',
    title: 'Sign in',
    describe: (site) => `Sign in to ${site}.`,
  }),
  accountPage({
    name: 'sign-up',
    operation: 'signUpPageQuery',
    title: 'Create an account',
    describe: (site) => `Create an account at ${site}.`,
  }),
  accountPage({
    name: 'sign-out',
    operation: 'accountLinksQuery',
    title: 'Sign out',
    describe: (site) => `Sign out of ${site}.`,
  }),
  accountPage({
    name: 'lost-password',
    operation: 'accountLinksQuery',
    title: 'Lost password',
    describe: (site) => `Choose a new password at ${site}.`,
  }),
  accountPage({
    name: 'settings',
    operation: 'settingsPageQuery',
    title: 'Settings',
    describe: (site) => `Your settings at ${site}.`,
  }),
  accountPage({
    name: 'notifications',
    operation: 'notificationsPageQuery',
    title: 'Notifications',
    describe: (site) => `What is new for you at ${site}.`,
  }),
  accountPage({
    name: 'drafts',
    operation: 'draftsPageQuery',
    title: 'Drafts',
    describe: (site) => `Your drafts at ${site}.`,
  }),
  accountPage({
    name: 'bookmarks',
    operation: 'bookmarksPageQuery',
    title: 'Bookmarks',
    describe: (site) => `What you bookmarked at ${site}.`,
  }),
  accountPage({
    name: 'following',
    operation: 'followingPageQuery',
    title: 'Following',
    describe: (site) => `What you follow at ${site}.`,
  }),
  accountPage({
    name: 'moderation',
    operation: 'moderationPageQuery',
    title: 'Moderation',
    describe: (site) => `What waits for the moderators of ${site}.`,
  }),
];
