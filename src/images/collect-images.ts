import sql from 'sql-template-tag';
import type { Database } from '../db/database.ts';
import type { ImageFile } from '../lib/image-files.ts';
import type { ImageStore } from './image-store.ts';
import { forgetOldRemovals, removeUnowned } from './remove-unowned.ts';

interface Collected {
  readonly uploads: number;
  readonly files: number;
}

/**
 * Deletes uploads that no text and no profile has shown within a day, and the files of images that no upload has. A text that
 * is held for review or saved as a draft has no HTML, so its Markdown counts.
 *
 * @throws what the store throws, also when `signal` ends what it has not answered
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
  await forgetOldRemovals(db);
  await store.removeRemains();
  let files = 0;
  let batch: ImageFile[] = [];
  for await (const file of store.list(signal)) {
    if (signal?.aborted) break;
    batch.push(file);
    if (batch.length < FILES_AT_ONCE) continue;
    files += await removeFiles({ db, store, signal }, batch);
    batch = [];
  }
  files += await removeFiles({ db, store, signal }, batch);
  return { uploads, files };
}

const FILES_AT_ONCE = 500;

async function removeFiles(
  { db, store, signal }: Pick<Parameters<typeof removeUnowned>[0], 'db' | 'store' | 'signal'>,
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
    if (signal?.aborted) break;
    const own = files.filter((file) => file.digest === digest);
    removed += await removeUnowned({ db, store, digest, files: own, signal });
  }
  return removed;
}
