import type { Prefetch } from '../../../db/database.ts';
import { invariant } from '../../../lib/invariant.ts';
import { andThen, type MaybePromise } from '../../../lib/maybe-promise.ts';
import type { PagedList } from '../../../loaders/connection.ts';
import type { PageArguments } from '../../../loaders/page-request.ts';
import type { Scope } from '../../../request/scope.ts';
import type { UserRow } from '../../people/user/model.ts';
import { usersById } from '../../people/user/service.ts';
import { reactionLoaders } from './loaders.ts';
import type { CountsRow, Reactable, ReactionCount, ReactionRow } from './model.ts';
import { reactionList } from './queries.ts';

type Kind = Reactable['kind'];

/** The reactions that a post or comment has, in the order of the site. A site without reactions reads nothing. */
export function reactionCounts(
  scope: Scope,
  { kind, id }: Reactable,
): MaybePromise<ReactionCount[]> {
  if (scope.site.reactions.length === 0) return [];
  return andThen(reactionLoaders(scope).counts[kind].load(id), (row) => inSiteOrder(scope, row));
}

/** Reactions that the site no longer has are not shown. */
function inSiteOrder({ site }: Scope, row: CountsRow | null): ReactionCount[] {
  if (row === null) return [];
  return site.reactions.flatMap(({ name, emoji }) => {
    const counted = row.counts.find((count) => count.name === name);
    return counted === undefined ? [] : [{ ...counted, emoji }];
  });
}

/** Reads the counts with the posts or comments. */
export function prefetchCounts(kind: Kind): (scope: Scope) => Prefetch | null {
  return (scope) =>
    scope.site.reactions.length === 0 ? null : reactionLoaders(scope).counts[kind].prefetchBy('id');
}

export interface ReactionListArguments extends PageArguments {
  readonly name?: string | null | undefined;
}

/** The reactions to a post or comment, newest first; all of them, or those of one name. */
export function reactionsOf(kind: Kind) {
  return (scope: Scope, { name, ...args }: ReactionListArguments): PagedList<ReactionRow> => {
    const isFiltered = typeof name === 'string';
    const names = scope.site.reactions
      .map((reaction) => reaction.name)
      .filter((each) => !isFiltered || each === name);
    return {
      loader: reactionLoaders(scope).connection,
      list: reactionList(scope, kind, { names, isFiltered }),
      args,
    };
  };
}

/** The user who reacted. */
export async function userOfReaction(scope: Scope, { userId }: ReactionRow): Promise<UserRow> {
  const user = await usersById(scope).load(userId);
  invariant(user !== null, 'users are not deleted');
  return user;
}

/** The emoji of a reaction, which is one that the site has. */
export function emojiOf({ site }: Scope, { name }: ReactionRow): string {
  return site.reactions.find((reaction) => reaction.name === name)?.emoji ?? name;
}
