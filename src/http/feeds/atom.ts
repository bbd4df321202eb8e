import { Feed } from 'feed';
import { v5 as uuidOf } from 'uuid';
import { absoluteLinks } from '../../content/absolute-links.ts';
import { hideSpoilers } from '../../content/hide-spoilers.ts';
import { escapeHtml } from '../../lib/escape-html.ts';
import { decodeGlobalId } from '../../lib/global-id.ts';
import type { FeedContent } from './feed-kind.ts';

interface AtomOptions {
  readonly content: FeedContent;
  readonly siteName: string;
  /** A BCP 47 tag. */
  readonly language: string;
  /** The address of the site. */
  readonly siteUrl: string;
}

/** Control characters that XML cannot hold in any form (XML 1.0, section 2.2). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Writes a feed as the Atom Syndication Format (RFC 4287) wants it. */
export function writeAtom({ content, siteName, language, siteUrl }: AtomOptions): string {
  const { title, subtitle, about, path, file = 'feed.atom', entries } = content;
  const updatedAt = Math.max(0, ...entries.map((entry) => Date.parse(entry.updatedAt)));
  const feed = new Feed({
    title: literal(`${title} · ${siteName}`),
    description: literal(subtitle),
    id: feedId(about, file),
    link: siteUrl + path,
    feedLinks: { atom: `${siteUrl}${path.replace(/\/$/, '')}/${file}` },
    generator: 'Commonplace',
    // Without entries nothing was ever updated; the format wants a time nevertheless.
    updated: new Date(updatedAt),
  });
  for (const entry of entries) {
    feed.addItem({
      // The library declares titles of entries to be HTML.
      title: escapeHtml(entry.title),
      id: `urn:uuid:${decodeGlobalId(entry.node).id}`,
      link: siteUrl + entry.path,
      date: new Date(entry.updatedAt),
      published: new Date(entry.publishedAt),
      author: entry.authors.map((name) => ({ name: literal(name || 'Unknown') })),
      content: absoluteLinks(hideSpoilers(entry.html), siteUrl + entry.path),
    });
  }
  return inLanguage(feed.atom1(), language).replaceAll(UNWRITABLE, '');
}

/** The library has a language for RSS alone. */
function inLanguage(atom: string, language: string): string {
  return atom.replace('<feed ', `<feed xml:lang="${language}" `);
}

/** A feed is not the thing that it is about, so it has an id of its own, made from that one's (RFC 9562, UUIDv5). */
function feedId(about: string, file: string): string {
  return `urn:uuid:${uuidOf(file, decodeGlobalId(about).id)}`;
}

/** The library takes `&amp;` in a text for an ampersand that is escaped already. */
function literal(text: string): string {
  return text.replaceAll('&amp;', '&amp;amp;');
}
