import sql from 'sql-template-tag';
import type { Database } from '../db/database.ts';
import type { ImageFile } from '../lib/image-files.ts';
import type { ImageStore } from './image-store.ts';
import { lockImage } from './receive-upload.ts';

interface Collected {
  readonly uploads: number;
  readonly files: number;
}

/**
 * Deletes uploads that no text and no profile has shown within a day, and the files of images that no upload has. A text that
 * is held for review or saved as a draft has no HTML, so its Markdown counts.
 */
export async function collectImages(
  db: Database,
  store: ImageStore,
  signal?: AbortSignal,
): Promise<Collected> {
  const uploads = await db.execute(
    'images.deleteUnused',
    sql`
      delete from uploads u
      where u.created_at < now() - interval '1 day'
        and not exists (select from image_uses k where k.digest = u.digest)
        and not exists (select from users person where person.avatar_upload_id = u.id)
        and not exists (
          select from (
            select e.markdown from held_wiki_edits e where e.author_id = u.owner_id
            union all
            select d.markdown from saved_drafts d where d.user_id = u.owner_id
          ) waiting
          where position(
            translate(encode(convert_to('Upload:' || u.id, 'UTF8'), 'base64'), E'+/=\n', '-_')
            in waiting.markdown
          ) > 0
        )`,
  );
  await store.removeRemains();
  let files = 0;
  let batch: ImageFile[] = [];
  for await (const file of store.list()) {
    if (signal?.aborted) break;
    batch.push(file);
    if (batch.length < FILES_AT_ONCE) continue;
    files += await removeUnowned(db, store, batch);
    batch = [];
  }
  files += await removeUnowned(db, store, batch);
  return { uploads, files };
}

const FILES_AT_ONCE = 500;

async function removeUnowned(
  db: Database,
  store: ImageStore,
  files: readonly ImageFile[],
): Promise<number> {
  const digests = [...new Set(files.map(({ digest }) => digest))];
  const unowned = await db.run<{ readonly digest: string }>(
    'images.unowned',
    sql`
      select file.digest from unnest(${digests}::text[]) file(digest)
      where not exists (select from uploads u where u.digest = file.digest)`,
  );
  let removed = 0;
  for (const { digest } of unowned) {
    removed += await db.transaction(async (tx) => {
      await lockImage(tx, digest);
      const [owned] = await tx.run(
        'images.isOwned',
        sql`select 1 as one from uploads u where u.digest = ${digest} limit 1`,
      );
      if (owned !== undefined) return 0;
      const own = files.filter((file) => file.digest === digest);
      for (const file of own) await store.remove(file);
      return own.length;
    });
  }
  return removed;
}
