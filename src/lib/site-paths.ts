import { decodePathPart } from './decode-path-part.ts';

/** Where links in e-mails lead. */
export const UNSUBSCRIBE_PATH = '/mail/unsubscribe';
export const CONFIRM_MAIL_PATH = '/mail/confirm';

/** Where members download the file with their data. */
export const DATA_EXPORTS_PATH = '/exports/';

/** Where the pages of this site are, from its root on. */
export const sitePaths = {
  user: (username: string) => `/users/${encodeURIComponent(username)}`,
  post: (slug: string) => `/posts/${encodeURIComponent(slug)}`,
  wikiPage: (slug: string) => `/wiki/${encodeURIComponent(slug)}`,
  /** Where members write. No post, wiki page or sequence has the slug `new` (src/naming/reserved-names.ts). */
  newPost: '/posts/new',
  editPost: (slug: string) => `${sitePaths.post(slug)}/edit`,
  postHistory: (slug: string) => `${sitePaths.post(slug)}/history`,
  newWikiPage: '/wiki/new',
  editWikiPage: (slug: string) => `${sitePaths.wikiPage(slug)}/edit`,
  newSequence: '/sequences/new',
  editSequence: (slug: string) => `${sitePaths.sequence(slug)}/edit`,
  sequence: (slug: string) => `/sequences/${encodeURIComponent(slug)}`,
  /** The page of a comment, below that of the post or wiki page that it is on. */
  comment: (placePath: string, id: string) => `${placePath}/comments/${id}`,
  commentHistory: (placePath: string, id: string) => `${sitePaths.comment(placePath, id)}/history`,
  /** The changes of a version, in the history of its wiki page. */
  wikiContribution: (slug: string, id: string) => `${sitePaths.wikiPage(slug)}?to=${id}#history`,
  dataExport: (id: string) => `${DATA_EXPORTS_PATH}${id}.zip`,
  unsubscribe: (token: string) => `${UNSUBSCRIBE_PATH}?token=${encodeURIComponent(token)}`,
  confirmMailAddress: (token: string) => `${CONFIRM_MAIL_PATH}?token=${encodeURIComponent(token)}`,
};

export type SitePlace =
  | { readonly kind: 'user' | 'post' | 'sequence'; readonly name: string }
  | { readonly kind: 'wikiPage'; readonly name: string; readonly contributionId: string | null }
  | { readonly kind: 'comment'; readonly id: string };

const PAGE = /^\/(users|posts|wiki|sequences)\/([^/]+)\/?$/;
const COMMENT_PAGE = /^\/(?:posts|wiki)\/[^/]+\/comments\/([\w-]+)\/?$/;
const KINDS = { users: 'user', posts: 'post', sequences: 'sequence' } as const;

/** What the page with this address shows; null for other addresses. */
export function placeAt({ pathname, searchParams }: URL): SitePlace | null {
  const [, commentId] = COMMENT_PAGE.exec(pathname) ?? [];
  if (commentId !== undefined) return { kind: 'comment', id: commentId };
  const [, folder, part = ''] = PAGE.exec(pathname) ?? [];
  const name = decodePathPart(part);
  if (folder === undefined || name === null) return null;
  if (folder === 'wiki') return { kind: 'wikiPage', name, contributionId: searchParams.get('to') };
  return isFolder(folder) ? { kind: KINDS[folder], name } : null;
}

function isFolder(folder: string): folder is keyof typeof KINDS {
  return Object.hasOwn(KINDS, folder);
}
