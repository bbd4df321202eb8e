import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileOf } from '../../exporters/site/kind.ts';
import {
  IMAGES_FOLDER,
  IMAGES_KIND,
  type ImageLine,
  imageLine,
} from '../../exporters/site/manifest.ts';
import type { ImageStore } from '../../images/image-store.ts';
import { parseFileName } from '../../lib/image-files.ts';
import { ImportError } from '../import-error.ts';
import type { Progress } from '../progress.ts';
import type { OpenExport } from './open-export.ts';
import { parseLine } from './parse-line.ts';
import { linesOf } from './read-lines.ts';

/**
 * Copies the files of images that are not there. Those of an import that fails afterwards belong to no upload, and the server deletes
 * them in time.
 *
 * @throws ImportError if one is missing, or not what was exported
 */
export async function copyImages(
  { folder, manifest }: OpenExport,
  images: Pick<ImageStore, 'has' | 'write'>,
  progress: Progress,
): Promise<void> {
  const list = fileOf({ name: IMAGES_KIND });
  const total = manifest.files.find(({ kind }) => kind === IMAGES_KIND)?.rows ?? 0;
  if (total === 0) return;
  progress.begin({ name: 'Copying images', total, unit: 'rows' });
  for await (const line of linesOf(join(folder, list), () => {})) {
    const image = parseLine(list, line, imageLine);
    const file = parseFileName(image.file);
    if (file === null) throw new ImportError(`${list}: "${image.file}" is no name of an image.`);
    if (!(await images.has(file))) await images.write(file, await readImage(folder, image));
    progress.advance(1);
  }
}

async function readImage(folder: string, { file, sha256 }: ImageLine): Promise<Uint8Array> {
  const path = join(folder, IMAGES_FOLDER, file);
  const content = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    throw new ImportError(`Cannot read ${path}: ${cause.message}. Copy the export again.`, {
      cause,
    });
  });
  if (createHash('sha256').update(content).digest('hex') === sha256) return content;
  throw new ImportError(
    `${path} is not what was exported: its SHA-256 differs from ${fileOf({ name: IMAGES_KIND })}. ` +
      'Copy the export again.',
  );
}
