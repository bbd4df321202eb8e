import { site } from './site.ts';

/** Where the pages of the application are, from the root of the site on. All other addresses of the site are files, feeds and the like. */
export const PATHS = {
  home: '/',
  posts: '/posts',
  wiki: '/wiki',
  sequences: '/sequences',
  people: '/users',
  about: '/about',
  log: '/log',
  recentEdits: '/recent-edits',
  profile: '/users/:username',
  newPost: '/posts/new',
  post: '/posts/:slug',
  editPost: '/posts/:slug/edit',
  postHistory: '/posts/:slug/history',
  drafts: '/drafts',
  postComment: '/posts/:slug/comments/:id',
  postCommentHistory: '/posts/:slug/comments/:id/history',
  newWikiPage: '/wiki/new',
  wikiPage: '/wiki/:slug',
  editWikiPage: '/wiki/:slug/edit',
  wikiComment: '/wiki/:slug/comments/:id',
  wikiCommentHistory: '/wiki/:slug/comments/:id/history',
  newSequence: '/sequences/new',
  sequence: '/sequences/:slug',
  editSequence: '/sequences/:slug/edit',
  search: '/search',
  signIn: '/sign-in',
  signUp: '/sign-up',
  signOut: '/sign-out',
  lostPassword: '/lost-password',
  settings: '/settings',
  notifications: '/notifications',
  bookmarks: '/bookmarks',
  following: '/following',
  moderation: '/moderation',
  admin: '/admin',
} as const;

/**
 * A path of the site as the browser knows it: for everything but `Link` and `navigate`, which add the path that the
 * site is below themselves.
 */
export function browserPath(path: string): string {
  return site.basePath + path;
}

/** The other way round; null for what is not below the path of the site. */
export function sitePath(pathname: string): string | null {
  return pathname.startsWith(`${site.basePath}/`) ? pathname.slice(site.basePath.length) : null;
}
