import { imageAddress, srcsetOf } from '../../lib/image-files.ts';
import type { Scope } from '../../request/scope.ts';
import { uploadLoaders } from './loaders.ts';
import type { ImageRow } from './model.ts';
import { selectMayRead } from './queries.ts';

/** Uploads by their id; null for one that is missing or belongs to another user. */
export const uploadsById = (scope: Scope) => uploadLoaders(scope).byId;

/** Whether the viewer may see an image: their own, and what a text shows that they may read. */
export function mayReadImage(scope: Scope, digest: string): Promise<boolean> {
  return selectMayRead(scope, digest);
}

/** The address of the narrowest file that is at least so wide, else of the widest. */
export function imageUrl(scope: Scope, image: ImageRow, atLeast: number | null): string {
  const { digest, width: widest, widths } = image;
  const width = atLeast === null ? widest : (widths.find((some) => some >= atLeast) ?? widest);
  return scope.siteUrl() + imageAddress({ digest, width });
}

export function imageSrcset(scope: Scope, { digest, widths }: ImageRow): string {
  return srcsetOf({ digest, widths, origin: scope.siteUrl() });
}
