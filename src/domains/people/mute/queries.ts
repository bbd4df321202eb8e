import sql from 'sql-template-tag';
import type { Viewer } from '../../../access/viewer.ts';
import type { RowsById } from '../../../loaders/by-id.ts';
import type { ListQuery } from '../../../loaders/keyset-connection.ts';
import { byCreation } from '../../../loaders/ordering.ts';
import { writtenBy } from '../../discussion/post/policy.ts';

const newestFirst = byCreation('mute.NEWEST', 'desc');

/** The users whom the parent has muted. */
export const muteList: ListQuery = {
  name: 'mute.ofViewer',
  ordering: newestFirst,
  arguments: null,
  isFiltered: false,
  prefetches: [],
  sources: () => [
    {
      columns: sql`m.id, m.created_at as "createdAt", m.user_id as "userId"`,
      from: sql`mutes m`,
      where: [sql`m.muter_id = parent.id`],
      keys: [sql`m.created_at`, sql`m.id`],
    },
  ],
};

/** The posts among these of which the viewer has muted an author. Co-authors are authors. */
export function mutedPostsById(viewer: Viewer): RowsById {
  const viewerId = viewer.kind === 'member' ? viewer.id : null;
  return {
    name: 'mute.ofPosts',
    prefetches: [],
    query: (ids) => sql`
      select p.id from posts p
      where p.id = any(${ids}) and ${writtenBy(sql`any(array(
        select m.user_id from mutes m where m.muter_id = ${viewerId}::uuid
      ))`)}`,
  };
}

/** The users among these whom the viewer has muted. */
export function mutedUsersById(viewer: Viewer): RowsById {
  const viewerId = viewer.kind === 'member' ? viewer.id : null;
  return {
    name: 'mute.own',
    prefetches: [],
    query: (ids) => sql`
      select m.user_id as id, m.id as "muteId", m.created_at as "createdAt" from mutes m
      where m.muter_id = ${viewerId}::uuid and m.user_id = any(${ids})`,
  };
}
