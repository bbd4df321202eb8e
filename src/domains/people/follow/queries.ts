import type { ListQuery } from '../../../loaders/keyset-connection.ts';
import type { Scope } from '../../../request/scope.ts';
import { keptList, keptOf } from '../subject/kept-list.ts';
import type { FollowRow } from './model.ts';

const FOLLOWS = { table: 'follows', owner: 'follower_id' } as const;

export function followList({ viewer }: Scope): ListQuery {
  return keptList({ ...FOLLOWS, noun: 'follow', viewer });
}

/** Which of these things somebody follows. */
export function selectFollows(
  { reader }: Scope,
  userId: string,
  ids: readonly string[],
): Promise<FollowRow[]> {
  return reader.run<FollowRow>('follow.bySubject', keptOf(FOLLOWS, { userId, ids }));
}
