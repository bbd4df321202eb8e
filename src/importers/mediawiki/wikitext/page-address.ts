import { sectionFragment } from '../../../content/wiki-links.ts';
import { sitePaths } from '../../../lib/site-paths.ts';
import { NS } from '../namespaces.ts';
import type { Title, Wiki } from '../wiki.ts';

/** What decides where links lead. */
export interface LinkTargets {
  readonly wiki: Wiki;
  /** Titles here of pages that could not keep their own. */
  readonly renamed: ReadonlyMap<string, string>;
}

/** Where a page is here, or on the wiki if it is none of those that come here; null if nowhere. */
export function pageAddress(
  title: Title | null,
  section: string,
  { wiki, renamed }: LinkTargets,
): string | null {
  const fragment = section === '' ? '' : `#${encodeURIComponent(sectionFragment(section))}`;
  if (title === null) return fragment;
  if (wiki.isContent(title.ns)) {
    return sitePaths.wikiPage(renamed.get(title.full) ?? title.full) + fragment;
  }
  const isMedia = title.ns === NS.media;
  const address = wiki.addressOf(isMedia ? `Special:FilePath/${title.name}` : title.full);
  if (address === null || section === '') return address;
  return `${address}#${encodeURIComponent(section.replaceAll(' ', '_'))}`;
}
