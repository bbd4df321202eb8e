import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Database } from '../../src/db/database.ts';
import type { ExportScope } from '../../src/exporters/site/kind.ts';
import { folderTarget } from '../../src/exporters/site/target.ts';
import { writeExport } from '../../src/exporters/site/write-export.ts';
import { folderStore, type ImageStore } from '../../src/images/image-store.ts';
import { importSite } from '../../src/importers/commonplace/import-site.ts';
import { openExport } from '../../src/importers/commonplace/open-export.ts';
import { silentProgress } from '../../src/importers/progress.ts';
import { renderTexts } from '../../src/importers/writer/texts.ts';

interface Place {
  readonly database: Database;
  /** The folder of an export. */
  readonly folder: string;
  /** Those of the site. */
  readonly images?: ImageStore;
}

const NO_IMAGES = folderStore('/nowhere');

/** Exports a site without telling anybody. */
export async function exportSite(
  { database, folder, images = NO_IMAGES }: Place,
  scope: ExportScope = 'full',
) {
  const target = await folderTarget(folder);
  return writeExport({ database, target, scope, images });
}

/** Imports an export without telling anybody. */
export async function importExport({ database, folder, images = NO_IMAGES }: Place) {
  const source = await openExport(folder, silentProgress);
  return importSite({ database, images, source, progress: silentProgress, render: renderTexts });
}

/** The content of each file of an export, as it is stored. */
export async function bytesOf(folder: string): Promise<Record<string, string>> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
  const contents = await Promise.all(files.map((file) => readFile(file, 'base64')));
  return Object.fromEntries(
    files.map((file, index) => [file.slice(folder.length + 1), contents[index] ?? '']),
  );
}

/** The lines of one file of an export. */
export async function linesIn(folder: string, kind: string): Promise<Record<string, unknown>[]> {
  const content = gunzipSync(await readFile(join(folder, `${kind}.ndjson.gz`))).toString();
  return content
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}
