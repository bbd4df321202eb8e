import { invariant } from '../../../lib/invariant.ts';
import { andThen, type MaybePromise } from '../../../lib/maybe-promise.ts';
import { sitePaths } from '../../../lib/site-paths.ts';
import type { Scope } from '../../../request/scope.ts';
import type { CommentRow } from './model.ts';
import { placesById } from './service.ts';

type Placed = Pick<CommentRow, 'postId' | 'wikiPageId'>;

/** The path of the page that a comment is on. */
function placePath(scope: Scope, { postId, wikiPageId }: Placed): MaybePromise<string> {
  return andThen(placesById(scope).load(postId ?? wikiPageId ?? ''), (found) => {
    invariant(found !== null, 'a comment is visible only when what it stands on is');
    return postId === null ? sitePaths.wikiPage(found.slug) : sitePaths.post(found.slug);
  });
}

/** @param id the id of the comment in the API */
export function commentPath(scope: Scope, comment: Placed, id: string): MaybePromise<string> {
  return andThen(placePath(scope, comment), (path) => sitePaths.comment(path, id));
}
