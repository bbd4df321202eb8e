import sql, { type Sql } from 'sql-template-tag';
import { isModerator, type Viewer } from '../../access/viewer.ts';
import type { RowsById } from '../../loaders/by-id.ts';
import { columnsOf } from '../../loaders/columns.ts';
import { prefetchesOf, type Scope } from '../../request/scope.ts';
import {
  commentsWithPlace,
  readableComments,
  visibleComments,
} from '../discussion/comment/policy.ts';
import { visibleSequences } from '../discussion/sequence/policy.ts';
import {
  readableRevisions,
  revisionsWithSubject,
  visibleRevisions,
} from '../wiki/revision/policy.ts';
import { imageObject } from './columns.ts';
import type { UploadRow } from './model.ts';
import { visibleUploads } from './policy.ts';

const TYPES = ['Upload'];

const columns = columnsOf<UploadRow>(
  TYPES,
  {
    id: sql`u.id`,
    createdAt: sql`u.created_at`,
    expiresAt: sql`u.expires_at`,
    image: sql`case when u.digest is not null then ${imageObject(sql`u`)} end`,
  },
  { always: ['id'] },
);

export function uploadsById(scope: Scope): RowsById {
  return {
    name: 'upload.byId',
    query: (ids) => sql`select ${columns(scope)} from uploads u
      where u.id = any(${ids}) and ${visibleUploads(scope.viewer)}`,
    prefetches: prefetchesOf(scope, TYPES),
  };
}

export async function selectMayRead(
  { reader, viewer }: Pick<Scope, 'reader' | 'viewer'>,
  digest: string,
): Promise<boolean> {
  const found = await reader.run(
    'image.mayRead',
    sql`select 1 as one from uploads u where u.digest = ${digest} and ${visibleImages(viewer)} limit 1`,
  );
  return found.length > 0;
}

/**
 * Whether the viewer may see the image of an upload, over `uploads u`: their own, what a text shows that they may
 * read, and the pictures of people; moderators all.
 */
function visibleImages(viewer: Viewer): Sql {
  if (isModerator(viewer)) return sql`true`;
  return sql`(${visibleUploads(viewer)} or exists (
    select from image_uses k where k.digest = u.digest and ${readableUses(viewer)}
  ) or exists (select from users person where person.avatar_upload_id = u.id))`;
}

/** That the viewer may read the text that shows an image, over `image_uses k`. A bio is public. */
function readableUses(viewer: Viewer): Sql {
  const comment = sql`${readableComments(viewer)} and ${visibleComments(viewer)}`;
  return sql`case
    when k.revision_id is not null then exists (
      select from ${revisionsWithSubject} where r.id = k.revision_id
        and ${readableRevisions(viewer)} and ${visibleRevisions(viewer)}
    )
    when k.comment_id is not null then exists (
      select from ${commentsWithPlace} where c.id = k.comment_id and ${comment}
    )
    when k.comment_revision_id is not null then exists (
      select from ${commentsWithPlace} join comment_revisions r on r.comment_id = c.id
      where r.id = k.comment_revision_id and ${comment}
    )
    when k.sequence_id is not null then exists (
      select from sequences s where s.id = k.sequence_id and ${visibleSequences(viewer)}
    )
    else true
    end`;
}
