import sql from 'sql-template-tag';
import type { ListQuery } from '../../loaders/keyset-connection.ts';
import type { Scope } from '../scope.ts';
import { keptColumns, keptList } from '../subject/kept-list.ts';
import type { FollowRow } from './model.ts';

export function followList({ viewer }: Scope): ListQuery {
  return keptList({ noun: 'follow', table: 'follows', owner: 'follower_id', viewer });
}

/** Which of these things somebody follows. */
export function selectFollows(
  { reader }: Scope,
  userId: string,
  ids: readonly string[],
): Promise<FollowRow[]> {
  return reader.run<FollowRow>(
    'follow.bySubject',
    sql`
      select ${keptColumns('follows')} from follows k
      where k.follower_id = ${userId}::uuid and (
        k.post_id = any(${ids}::uuid[]) or k.comment_id = any(${ids}::uuid[])
        or k.wiki_page_id = any(${ids}::uuid[]) or k.user_id = any(${ids}::uuid[])
      )`,
  );
}
