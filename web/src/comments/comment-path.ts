import { postPath } from '../posts/post-path.ts';
import { wikiPath } from '../wiki/wiki-path.ts';

interface Place {
  readonly id: string;
  readonly post: { readonly slug: string } | null | undefined;
  readonly wikiPage: { readonly slug: string } | null | undefined;
}

/** The address of a comment, which opens the thread around it. */
export function commentPath({ id, post, wikiPage }: Place): string {
  const page = post ? postPath(post.slug) : wikiPath(wikiPage?.slug ?? '');
  return `${page}/comments/${encodeURIComponent(id)}`;
}
