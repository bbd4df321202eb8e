import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { fileOf } from '../../exporters/site/kind.ts';
import { kindsOf } from '../../exporters/site/kinds.ts';
import {
  type ExportedFile,
  FORMAT_VERSION,
  IMAGES_KIND,
  MANIFEST_FILE,
  type Manifest,
  manifestSchema,
} from '../../exporters/site/manifest.ts';
import { ImportError } from '../import-error.ts';
import type { Progress } from '../progress.ts';
import { describeIssue } from './parse-line.ts';

/** An export whose files are what its manifest says. */
export interface OpenExport {
  readonly folder: string;
  readonly manifest: Manifest;
}

/**
 * Reads the manifest of an export, and every file to its end.
 *
 * @throws ImportError if one is missing, too short, altered or of another version
 */
export async function openExport(folder: string, progress: Progress): Promise<OpenExport> {
  const manifest = await readManifest(folder);
  assertComplete(manifest);
  for (const file of manifest.files) await verify(folder, file, progress);
  return { folder, manifest };
}

async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, MANIFEST_FILE);
  const content = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ENOENT') {
      throw new ImportError(`Cannot read ${path}: ${cause.message}`, { cause });
    }
    throw new ImportError(
      `${folder} has no ${MANIFEST_FILE}. Either it is no export, or the export was cut off: ` +
        'run `commonplace export` again.',
      { cause },
    );
  });
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (cause) {
    throw new ImportError(`${path} is no JSON. Copy the export again.`, { cause });
  }
  const version = z.object({ version: z.number() }).safeParse(value);
  if (version.success && version.data.version !== FORMAT_VERSION) {
    throw new ImportError(
      `This export has version ${version.data.version} of the format, and this program reads ` +
        `version ${FORMAT_VERSION}. Use the release that wrote the export, or a newer one.`,
    );
  }
  const parsed = manifestSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ImportError(`${path}: ${describeIssue(parsed.error)}`);
}

/** Its files are exactly those of its scope, so that no name leads out of the folder. */
function assertComplete({ scope, files }: Manifest): void {
  const expected = [...kindsOf(scope), { name: IMAGES_KIND }];
  for (const [index, kind] of expected.entries()) {
    const found = files[index];
    if (found?.kind === kind.name && found.file === fileOf(kind)) continue;
    throw new ImportError(
      `${MANIFEST_FILE}: "${fileOf(kind)}" has to be file ${index + 1} of ${expected.length}. ` +
        'Do not change the manifest: run `commonplace export` again.',
    );
  }
  const more = files[expected.length];
  if (more !== undefined)
    throw new ImportError(`${MANIFEST_FILE}: it has a file of an unknown kind, "${more.kind}".`);
}

async function verify(
  folder: string,
  { file, bytes, sha256 }: ExportedFile,
  progress: Progress,
): Promise<void> {
  const path = join(folder, file);
  const found = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    throw new ImportError(`Cannot read ${path}: ${cause.message}. Copy the export again.`, {
      cause,
    });
  });
  if (found.size !== bytes) {
    throw new ImportError(
      `${file} has ${found.size} bytes, and the manifest says ${bytes}. Copy the export again.`,
    );
  }
  const hash = createHash('sha256');
  progress.begin({ name: `Checking ${file}`, total: bytes, unit: 'bytes' });
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    hash.update(chunk as Buffer);
    progress.advance((chunk as Buffer).length);
  }
  if (hash.digest('hex') === sha256) return;
  throw new ImportError(
    `${file} is not what was exported: its SHA-256 differs from the manifest. Copy the export again.`,
  );
}
