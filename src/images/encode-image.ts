import { createHash } from 'node:crypto';
import sharp, { type Metadata, type Sharp, type SharpOptions } from 'sharp';

/** Bounds on what is decoded. */
export interface ImageLimits {
  /** Of all frames together. */
  readonly pixels: number;
  readonly frames: number;
  /** How long one step may take, in s. */
  readonly seconds: number;
}

/** An image in one width. */
export interface EncodedFile {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

/** An image as it is stored. */
export interface EncodedImage {
  /** SHA-256 of the largest file, in lower-case hexadecimal. */
  readonly digest: string;
  readonly isAnimated: boolean;
  /** Of the largest file, in pixels. */
  readonly width: number;
  readonly height: number;
  /** From narrow to wide. */
  readonly files: readonly EncodedFile[];
}

/** Why a file cannot be stored, for its sender. */
export interface ImageProblem {
  readonly problem: string;
}

/** In pixels. Smaller pictures are not enlarged. The narrowest is for the pictures of people. */
const WIDTHS = [160, 320, 640, 1280, 1920];

/** In pixels: WebP has no larger ones. */
const MAX_HEIGHT = 16_383;

const WEBP = { quality: 80, alphaQuality: 90, effort: 4, smartSubsample: true };

const LOADERS = ['Jpeg', 'Png', 'Webp', 'Nsgif'];

sharp.cache(false);
sharp.concurrency(1);
// Nothing else is decoded: SVG and PDF are programs, and each decoder more can be attacked.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: LOADERS.map((name) => `VipsForeignLoad${name}Buffer`) });

/**
 * Decodes a picture and encodes it anew in several widths as WebP. Nothing of the file passes but its
 * pixels: no EXIF, and nothing that another program would read in it.
 */
export async function encodeImage(
  bytes: Uint8Array,
  limits: ImageLimits,
): Promise<EncodedImage | ImageProblem> {
  const options = { limitInputPixels: limits.pixels, failOn: 'error' } as const;
  const found = await readHeader(bytes);
  if (found === null) return NO_PICTURE;
  const { pages: frames = 1, width, height } = found;
  if (frames > limits.frames) {
    return { problem: `A picture has at most ${limits.frames} frames, not ${frames}.` };
  }
  if (width * height * frames > limits.pixels) return tooLarge(limits);
  try {
    const isAnimated = frames > 1;
    const files = isAnimated
      ? await encodeWidths(width, limits, () => sharp(bytes, { ...options, animated: true }))
      : await stillFiles(bytes, { options, limits });
    const largest = files[files.length - 1];
    if (largest === undefined) return NO_PICTURE;
    const digest = createHash('sha256').update(largest.bytes).digest('hex');
    return { digest, isAnimated, width: largest.width, height: largest.height, files };
  } catch {
    return NO_PICTURE;
  }
}

async function readHeader(bytes: Uint8Array): Promise<Metadata | null> {
  try {
    return await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch {
    return null;
  }
}

interface Source {
  readonly options: SharpOptions;
  readonly limits: ImageLimits;
}

async function stillFiles(bytes: Uint8Array, { options, limits }: Source): Promise<EncodedFile[]> {
  const { data, info } = await sharp(bytes, options)
    .autoOrient()
    .timeout(limits)
    .resize({
      width: Math.max(...WIDTHS),
      height: MAX_HEIGHT,
      fit: 'inside',
      withoutEnlargement: true,
    })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const raw = { width, height, channels };
  return encodeWidths(width, limits, () => sharp(data, { raw }));
}

async function encodeWidths(
  width: number,
  limits: ImageLimits,
  decode: () => Sharp,
): Promise<EncodedFile[]> {
  const widest = Math.min(width, Math.max(...WIDTHS));
  const files: EncodedFile[] = [];
  for (const wanted of [...WIDTHS.filter((candidate) => candidate < widest), widest]) {
    const { data, info } = await decode()
      .resize({ width: wanted, height: MAX_HEIGHT, fit: 'inside', withoutEnlargement: true })
      .webp(WEBP)
      .timeout(limits)
      .toBuffer({ resolveWithObject: true });
    // A tall picture is as narrow as its height allows.
    if (info.width === files.at(-1)?.width) continue;
    files.push({ width: info.width, height: info.pageHeight ?? info.height, bytes: data });
  }
  return files;
}

const NO_PICTURE: ImageProblem = {
  problem: 'The file is damaged, or no picture in one of the formats JPEG, PNG, GIF and WebP.',
};

function tooLarge({ pixels }: ImageLimits): ImageProblem {
  const millions = Math.floor(pixels / 1_000_000);
  return { problem: `A picture has at most ${millions} million pixels, in all frames together.` };
}
