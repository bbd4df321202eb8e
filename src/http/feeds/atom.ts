import { Feed } from 'feed';
import { escapeHtml } from '../../lib/escape-html.ts';
import type { FeedContent } from './feed-kind.ts';

interface AtomOptions {
  readonly content: FeedContent;
  readonly siteName: string;
  /** Scheme and host. */
  readonly origin: string;
  /** The feed's own path. */
  readonly path: string;
}

/** Control characters that XML cannot hold in any form (XML 1.0, section 2.2). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Writes a feed as the Atom Syndication Format (RFC 4287) wants it. */
export function writeAtom({ content, siteName, origin, path }: AtomOptions): string {
  const { title, subtitle, entries } = content;
  const newest = entries[0]?.updatedAt;
  const feed = new Feed({
    title: `${title} · ${siteName}`,
    description: subtitle,
    id: origin + content.path,
    link: origin + content.path,
    feedLinks: { atom: origin + path },
    generator: 'Commonplace',
    // Without entries nothing was ever updated; the format wants a time nevertheless.
    updated: new Date(newest ?? 0),
  });
  for (const entry of entries) {
    feed.addItem({
      // The library declares titles of entries to be HTML.
      title: escapeHtml(entry.title),
      id: origin + entry.path,
      link: origin + entry.path,
      date: new Date(entry.updatedAt),
      published: new Date(entry.publishedAt),
      author: [{ name: entry.author || 'somebody' }],
      content: entry.html,
    });
  }
  return feed.atom1().replaceAll(UNWRITABLE, '');
}
