import type { Pictures } from '../backup/pictures.ts';
import { type Env, uploadsBucket } from '../env.ts';

/** The pictures where the environment has them. */
export async function openPictures(env: Env): Promise<Pictures> {
  const [{ picturesInFolder, picturesInStore }, { bucketStore }] = await Promise.all([
    import('../backup/pictures.ts'),
    import('../images/bucket-store.ts'),
  ]);
  const bucket = uploadsBucket(env);
  return bucket === null ? picturesInFolder(env.UPLOADS_DIR) : picturesInStore(bucketStore(bucket));
}
