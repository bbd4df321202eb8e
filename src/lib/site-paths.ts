/** Where the pages of this site are, from its root on. */
export const sitePaths = {
  user: (username: string) => `/users/${encodeURIComponent(username)}`,
  post: (slug: string) => `/posts/${encodeURIComponent(slug)}`,
  wikiPage: (slug: string) => `/wiki/${encodeURIComponent(slug)}`,
  sequence: (slug: string) => `/sequences/${encodeURIComponent(slug)}`,
};
