import { imageAddress, srcsetOf } from '../lib/image-files.ts';

/** An image that a member uploaded. */
export interface StoredImage {
  /** SHA-256 of the largest file, in lower-case hexadecimal. */
  readonly digest: string;
  /** Of the largest file, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Of all files, ascending. */
  readonly widths: readonly number[];
}

/** By the id of the upload. */
export type StoredImages = ReadonlyMap<string, StoredImage>;

type Attributes = Readonly<Record<string, string>>;

/** Images that are looked up for one text. */
const MAX_POSSIBLE_UPLOADS = 200;

/** In pixels, of the file for programs that do not choose by `srcset`. */
const USUAL_WIDTH = 1280;

/** Browsers that know `auto` use the width in the page; others take that of a column of text. */
const SIZES = 'auto, (min-width: 48rem) 44rem, 100vw';

/** The ids of uploads that a text may show, found without parsing it. */
export function possibleUploads(markdown: string): string[] {
  const found = markdown.matchAll(/upload:([\w-]{20,100})/g);
  return [...new Set(Array.from(found, ([, id = '']) => id))].slice(0, MAX_POSSIBLE_UPLOADS);
}

/** The attributes of an image whose address is `upload:ID`; null where there is no such image. */
export function storedImage(
  { src = '', ...described }: Attributes,
  images: StoredImages | undefined,
): Record<string, string> | null {
  const image = src.startsWith('upload:') ? images?.get(src.slice('upload:'.length)) : undefined;
  if (image === undefined) return null;
  const { digest, widths, width, height } = image;
  const usual = widths.findLast((some) => some <= USUAL_WIDTH) ?? width;
  return {
    src: imageAddress({ digest, width: usual }),
    srcset: srcsetOf({ digest, widths }),
    sizes: SIZES,
    ...described,
    width: String(width),
    height: String(height),
    loading: 'lazy',
  };
}

/** Whether `storedImage` wrote these attributes. */
export function isStoredImage({ src = '' }: Attributes): boolean {
  return STORED.test(src);
}

const STORED = /^\/images\/[0-9a-f]{64}-\d{1,5}\.webp$/;
