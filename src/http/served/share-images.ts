import type { SiteSettings } from '../../request/site-settings.ts';
import type { ShareImageWork } from '../../share-images/share-image-work.ts';
import { hasAlready } from '../encoded-answer.ts';
import type { RunOperation } from '../in-process.ts';
import { findPage } from '../pages/find-page.ts';
import { isSamePath } from '../pages/same-path.ts';
import {
  SHARE_IMAGE_FILE,
  shareImageKey,
  shareImagePath,
  shareTextOf,
} from '../pages/share-image.ts';
import { requestInfo } from '../request-info.ts';
import { type Endpoint, isRead } from './endpoint.ts';

interface ShareImagesOptions {
  readonly site: SiteSettings;
  readonly runOperation: RunOperation;
  readonly work: ShareImageWork;
}

/** Serves the images that other sites show beside links to pages (`og:image`): what the page is, and who wrote it. */
export function shareImages({ site, runOperation, work }: ShareImagesOptions): Endpoint {
  return {
    matches: ({ request, url }) => isRead(request) && url.pathname.endsWith(SHARE_IMAGE_FILE),
    async answer({ request, url, Response }) {
      const path = url.pathname.slice(0, -SHARE_IMAGE_FILE.length) || '/';
      const page = await findPage(request, path, runOperation);
      const facts = page?.facts ?? null;
      const text = facts && shareTextOf(facts, site.name);
      requestInfo(request).isQuery = true;
      if (facts === null || text === null) return null;
      const ownPath = shareImagePath(facts);
      if (!isSamePath(url.pathname, ownPath)) {
        const headers = { location: ownPath + url.search, 'cache-control': 'no-cache' };
        return new Response(null, { status: 301, headers });
      }
      const key = shareImageKey(text);
      const etag = `"${key}"`;
      const headers = { ...HEADERS, etag, 'cache-control': cachingOf(request) };
      if (hasAlready(request, etag)) return new Response(null, { status: 304, headers });
      const bytes = await work.draw(key, text);
      return bytes === undefined ? null : new Response(bytes, { headers });
    },
  };
}

/** Shared caches ask again after a minute, because the page may be hidden by then. */
function cachingOf({ headers }: Request): string {
  const isAnonymous = !headers.has('cookie') && !headers.has('authorization');
  return isAnonymous ? 'public, max-age=86400, s-maxage=60' : 'private, no-store';
}

const HEADERS = {
  'content-type': 'image/png',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'cross-origin',
};
