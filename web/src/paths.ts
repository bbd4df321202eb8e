/** Where the pages of the application are. All other addresses of the site are files, feeds and the like. */
export const PATHS = {
  home: '/',
  profile: '/users/:username',
  post: '/posts/:slug',
  postComment: '/posts/:slug/comments/:id',
  wikiPage: '/wiki/:slug',
  wikiComment: '/wiki/:slug/comments/:id',
  sequence: '/sequences/:slug',
  search: '/search',
  signIn: '/sign-in',
  signUp: '/sign-up',
  signOut: '/sign-out',
  settings: '/settings',
} as const;
