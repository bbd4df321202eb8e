/** Where images are served. */
export const IMAGES_PATH = '/images/';

/** Where the files of uploads are sent to. */
export const UPLOADS_PATH = '/uploads/';

/** An image in one width. */
export interface ImageFile {
  /** SHA-256 of the largest file of the image, in lower-case hexadecimal. */
  readonly digest: string;
  /** In pixels. */
  readonly width: number;
}

export function fileNameOf({ digest, width }: ImageFile): string {
  return `${digest}-${width}.webp`;
}

/** Null for a name that `fileNameOf` does not give, so that no other file can be named. */
export function parseFileName(name: string): ImageFile | null {
  const [, digest, width] = /^([0-9a-f]{64})-([1-9]\d{0,4})\.webp$/.exec(name) ?? [];
  return digest === undefined ? null : { digest, width: Number(width) };
}

/** The path of a file on the site. */
export function imageAddress(file: ImageFile): string {
  return `${IMAGES_PATH}${fileNameOf(file)}`;
}

interface ImageFiles {
  readonly digest: string;
  /** In pixels, ascending. */
  readonly widths: readonly number[];
  /** Before each path; empty for addresses on the same site. */
  readonly origin?: string;
}

/** All files of an image with their widths (HTML, section 4.8.4.2.1). */
export function srcsetOf({ digest, widths, origin = '' }: ImageFiles): string {
  return widths.map((width) => `${origin}${imageAddress({ digest, width })} ${width}w`).join(', ');
}
