import { createHash } from 'node:crypto';
import { canBeDrawn, type ShareText } from '../../share-images/share-text.ts';
import type { PageFacts } from './page.ts';

/** What the address of a page's share image adds to that of the page. */
export const SHARE_IMAGE_FILE = '/share.png';

/** What the share image of a page says. Null when it has none. */
export function shareTextOf(facts: PageFacts, siteName: string): ShareText | null {
  const { title, author, description, isUnlisted } = facts;
  if (isUnlisted === true || !canBeDrawn(title ?? siteName)) return null;
  return {
    siteName: title === null ? '' : siteName,
    title: title ?? siteName,
    byline: author === undefined ? description : `By ${author}`,
  };
}

/** Names what a share image says: sites that show it keep it by its address. */
export function shareImageKey({ siteName, title, byline }: ShareText): string {
  return createHash('sha256')
    .update(JSON.stringify([siteName, title, byline]))
    .digest('base64url')
    .slice(0, 16);
}

/** The path of a page's share image. */
export function shareImagePath({ path }: PageFacts): string {
  return path.replace(/\/$/, '') + SHARE_IMAGE_FILE;
}

/** The address of a page's share image, from the root of the site on. */
export function shareImageAddress(facts: PageFacts, siteName: string): string | null {
  const text = shareTextOf(facts, siteName);
  if (text === null) return null;
  return `${shareImagePath(facts)}?v=${shareImageKey(text)}`;
}
