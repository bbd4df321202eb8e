import { join } from 'node:path';
import { type Env, uploadsBucket } from '../../env.ts';
import { bucketFiles } from './bucket-files.ts';
import { type ExportFiles, exportFiles } from './export-files.ts';

/** Where the environment has the pictures, in a folder of their own. */
export function openExportFiles(env: Env): ExportFiles {
  const bucket = uploadsBucket(env);
  return bucket === null ? exportFiles(join(env.UPLOADS_DIR, 'exports')) : bucketFiles(bucket);
}
