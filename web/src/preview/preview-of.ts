import type { ReactNode } from 'react';
import type { Environment } from 'relay-runtime';
import { sitePath } from '../paths.ts';
import { footnoteOf } from './footnote.tsx';
import { loadPreview } from './load-preview.ts';
import { previewOfPage } from './preview.tsx';

/** The paths of people, posts, wiki pages and comments. */
const PREVIEWED = /^\/(?:users\/[^/]+|(?:posts|wiki)\/(?!new$)[^/]+(?:\/comments\/([^/]+))?)$/;

/** Links of a card that shows the beginning of what they lead to already. */
const REPEATING = '.card:has(> .excerpt) h3 a, .copy-link';

/** What a reader sees of the page or the footnote that a link leads to. Null if there is nothing to see. */
export async function previewOf(
  link: HTMLAnchorElement,
  environment: Environment,
): Promise<ReactNode> {
  if (link.isContentEditable || link.matches(REPEATING)) return null;
  const note = footnoteOf(link);
  if (note !== null) return note;
  const { origin, pathname, search } = link;
  const isElsewhere = origin === location.origin && pathname !== location.pathname;
  const path = isElsewhere && search === '' ? sitePath(pathname) : null;
  const [isPreviewed, commentId] = PREVIEWED.exec(path ?? '') ?? [];
  if (path === null || !isPreviewed) return null;
  // The time of a comment leads to the comment that it stands in.
  if (commentId && link.closest('article')?.id === decodeURIComponent(commentId)) return null;
  const page = await loadPreview(environment, path);
  return page && previewOfPage(page);
}
