import type { Plugin } from 'graphql-yoga';
import { READ_AFTER, type ReadAfter, readAfterCookie } from '../read-after.ts';
import { requestInfo } from '../request-info.ts';

interface ReadAfterOptions {
  readonly readAfter: ReadAfter;
  readonly siteUrl: string | null;
}

/** Tells the client of a write how to read what it wrote: programs by a header, browsers by a cookie. */
export function useReadAfter({ readAfter, siteUrl }: ReadAfterOptions): Plugin {
  return {
    onResponse({ request, response: { headers } }) {
      if (!requestInfo(request).hasWritten) return undefined;
      return readAfter.noteWrite(request).then((value) => {
        if (value === null) return;
        headers.set(READ_AFTER, value);
        if (request.headers.has('authorization')) return;
        headers.append('set-cookie', readAfterCookie(value, siteUrl));
      });
    },
  };
}
