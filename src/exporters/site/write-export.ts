import { createHash } from 'node:crypto';
import sql from 'sql-template-tag';
import type { Database, StatementRunner } from '../../db/database.ts';
import type { ImageStore } from '../../images/image-store.ts';
import { fileNameOf } from '../../lib/image-files.ts';
import { type ExportScope, fileOf, type Kind } from './kind.ts';
import { kindsOf } from './kinds.ts';
import {
  type ExportedFile,
  FORMAT_VERSION,
  IMAGES_KIND,
  type ImageLine,
  type Manifest,
} from './manifest.ts';
import { type Row, rowsOf } from './read-rows.ts';
import { uploads } from './relation-kinds.ts';
import type { ExportTarget } from './target.ts';

interface ExportOptions {
  readonly database: Database;
  readonly images: Pick<ImageStore, 'read'>;
  readonly target: ExportTarget;
  readonly scope: ExportScope;
  /** Called when a file is finished. */
  readonly onFile?: (file: ExportedFile) => void;
}

interface Exported {
  readonly manifest: Manifest;
  /** Files of images that uploads name and the folder of uploads does not have. */
  readonly missingImages: number;
}

/**
 * Writes everything that a site has. All of it is read in one transaction, as it was at one moment, whatever is
 * written meanwhile. The same content makes the same bytes.
 */
export function writeExport({ database, ...options }: ExportOptions): Promise<Exported> {
  return database.longTransaction(async (runner) => {
    await runner.execute(
      'export.begin',
      sql`set transaction isolation level repeatable read, read only`,
    );
    return writeFiles(runner, options);
  });
}

async function writeFiles(
  runner: StatementRunner,
  { images, target, scope, onFile }: Omit<ExportOptions, 'database'>,
): Promise<Exported> {
  const files: ExportedFile[] = [];
  let missingImages = 0;

  async function write(kind: Pick<Kind, 'name'>, batches: AsyncIterable<readonly object[]>) {
    let rows = 0;
    async function* lines() {
      for await (const batch of batches) {
        rows += batch.length;
        yield batch.map((row) => `${JSON.stringify(row)}\n`).join('');
      }
    }
    const file = fileOf(kind);
    const stored = await target.lines(file, lines());
    const written = { kind: kind.name, file, rows, ...stored };
    files.push(written);
    onFile?.(written);
  }

  async function* imagesOf(batches: AsyncIterable<readonly Row[]>): AsyncGenerator<ImageLine[]> {
    for await (const batch of batches) {
      for (const { digest, widths } of batch as readonly Row[] & readonly Stored[]) {
        for (const width of widths) {
          const file = fileNameOf({ digest, width });
          const content = await images.read({ digest, width });
          if (content === null) {
            missingImages += 1;
            continue;
          }
          await target.image(file, content);
          const sha256 = createHash('sha256').update(content).digest('hex');
          yield [{ file, bytes: content.length, sha256 }];
        }
      }
    }
  }

  for (const kind of kindsOf(scope)) await write(kind, rowsOf(runner, kind, scope));
  await write({ name: IMAGES_KIND }, imagesOf(rowsOf(runner, imagesByDigest, scope)));
  const manifest: Manifest = {
    format: 'commonplace-export',
    version: FORMAT_VERSION,
    scope,
    files,
  };
  await target.manifest(`${JSON.stringify(manifest, null, 2)}\n`);
  return { manifest, missingImages };
}

interface Stored {
  readonly digest: string;
  readonly widths: readonly number[];
}

/** Uploads again, one for each image. */
const imagesByDigest: Kind = {
  ...uploads,
  name: IMAGES_KIND,
  table:
    '(select distinct on (digest) * from uploads where digest is not null order by digest, id)',
  key: ['digest'],
};
