import { assertListSize } from '../../../loaders/page-request.ts';
import type { Scope } from '../../../request/scope.ts';
import { postLoaders } from './loaders.ts';
import type { PostRow } from './model.ts';

/**
 * The public posts that are closest to a post, closest first. Fewer than `first` if no others are close.
 *
 * @throws PublicError BAD_USER_INPUT
 */
export async function relatedPosts(
  scope: Scope,
  { id: postId }: Pick<PostRow, 'id'>,
  first: number,
): Promise<PostRow[]> {
  assertListSize('first', first);
  if (first === 0) return [];
  const { related, byId } = postLoaders(scope);
  const ids = await related.load({ postId, first });
  const posts = await Promise.all(ids.map((id) => byId.load(id)));
  return posts.filter((post) => post !== null);
}
