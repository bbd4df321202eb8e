import { type Env, uploadsBucket } from '../env.ts';
import { bucketStore } from './bucket-store.ts';
import { folderStore, type ImageStore } from './image-store.ts';

/**
 * The store that the environment names.
 *
 * @throws EnvironmentError when it names a bucket by halves
 */
export function openImageStore(env: Env): ImageStore {
  const bucket = uploadsBucket(env);
  return bucket === null ? folderStore(env.UPLOADS_DIR) : bucketStore(bucket);
}
