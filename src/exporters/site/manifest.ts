import { z } from 'zod';

/** The version of the format. It changes when a server could no longer read what another one writes. */
export const FORMAT_VERSION = 1;

export const MANIFEST_FILE = 'manifest.json';

/** Lists the files of images. */
export const IMAGES_KIND = 'images';

/** The folder with the files of images. */
export const IMAGES_FOLDER = 'images';

const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** A file of an export. */
const exportedFile = z.strictObject({
  kind: z.string(),
  file: z.string(),
  rows: z.int().min(0),
  /** As stored, in bytes. */
  bytes: z.int().min(0),
  /** Of the file as stored. */
  sha256: digest,
});

/** A line of `images.ndjson.gz`. */
export const imageLine = z.strictObject({
  file: z.string().regex(/^[0-9a-f]{64}-[1-9][0-9]{0,4}\.webp$/),
  bytes: z.int().min(1),
  sha256: digest,
});

/** What an export has. It is written last: a folder without it is no whole export. */
export const manifestSchema = z.strictObject({
  format: z.literal('commonplace-export'),
  version: z.literal(FORMAT_VERSION),
  scope: z.enum(['full', 'public']),
  files: z.array(exportedFile),
});

export type ExportedFile = z.infer<typeof exportedFile>;
export type ImageLine = z.infer<typeof imageLine>;
export type Manifest = z.infer<typeof manifestSchema>;
