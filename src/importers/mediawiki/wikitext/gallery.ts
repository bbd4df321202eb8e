import { NS } from '../namespaces.ts';
import type { Wiki } from '../wiki.ts';

/** A block that stands in a caption, on a line of its own. */
const BLOCK_IN_CAPTION = /\n(\u007fb\d+\u007f)\n/g;

/** The images of a gallery, one after another, with their captions. */
export function galleryWikitext(inner: string, wiki: Wiki): string {
  return inner
    .replace(BLOCK_IN_CAPTION, '$1')
    .split('\n')
    .flatMap((line) => {
      const [file = '', ...caption] = line.split('|');
      const title = file.trim() === '' ? null : wiki.parseTitle(file, NS.file);
      if (title === null || title.ns !== NS.file) return [];
      const words = caption
        .filter((part) => !/^\s*(?:alt|link|lang|page)\s*=/.test(part))
        .join('|');
      return [`[[${title.full}|thumb|${words.trim()}]]`];
    })
    .join('\n');
}
