import { Feed, type Item } from 'feed';
import { v5 as uuidOf } from 'uuid';
import { absoluteLinks } from '../../content/absolute-links.ts';
import { hideSpoilers } from '../../content/hide-spoilers.ts';
import { nextSlice } from '../../event-loop/loop-turns.ts';
import { escapeHtml } from '../../lib/escape-html.ts';
import { decodeGlobalId } from '../../lib/global-id.ts';
import type { FeedContent, FeedEntry } from './feed-kind.ts';

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

/**
 * Writes a feed as the Atom Syndication Format (RFC 4287) wants it. The library writes all of a feed in one go, which
 * takes long where texts are long: each entry is written as the only one.
 */
export async function writeAtom(options: AtomOptions): Promise<string> {
  const { content, language, siteUrl } = options;
  const feed = emptyFeed(options);
  const head = inLanguage(atomOf(feed, []), language);
  const written: string[] = [];
  for (const entry of content.entries) {
    await nextSlice();
    const atom = atomOf(feed, [itemOf(entry, siteUrl)]);
    written.push(atom.slice(atom.indexOf(ENTRY), atom.lastIndexOf(END)));
  }
  const end = head.lastIndexOf(END);
  return [head.slice(0, end), ...written, head.slice(end)].join('');
}

/** What an entry begins with, as the library writes it, and what the feed ends with. */
const ENTRY = '    <entry>';
const END = '</feed>';

function atomOf(feed: Feed, items: Item[]): string {
  feed.items = items;
  return feed.atom1().replaceAll(UNWRITABLE, '');
}

function emptyFeed({ content, siteName, siteUrl }: AtomOptions): Feed {
  const { title, subtitle, about, path, file = 'feed.atom', entries } = content;
  const updatedAt = Math.max(0, ...entries.map((entry) => Date.parse(entry.updatedAt)));
  return new Feed({
    title: literal(`${title} · ${siteName}`),
    description: literal(subtitle),
    id: feedId(about, file),
    link: siteUrl + path,
    feedLinks: { atom: `${siteUrl}${path.replace(/\/$/, '')}/${file}` },
    generator: 'Commonplace',
    // Without entries nothing was ever updated; the format wants a time nevertheless.
    updated: new Date(updatedAt),
  });
}

function itemOf(entry: FeedEntry, siteUrl: string): Item {
  return {
    // The library declares titles of entries to be HTML.
    title: escapeHtml(entry.title),
    id: `urn:uuid:${decodeGlobalId(entry.node).id}`,
    link: siteUrl + entry.path,
    date: new Date(entry.updatedAt),
    published: new Date(entry.publishedAt),
    author: entry.authors.map((name) => ({ name: literal(name || 'Unknown') })),
    content: absoluteLinks(hideSpoilers(entry.html), siteUrl + entry.path),
  };
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
