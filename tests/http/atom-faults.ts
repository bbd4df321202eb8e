import { Parser } from 'htmlparser2';
import { SaxesParser } from 'saxes';
import { parseUrl } from '../../src/lib/parse-url.ts';

const ATOM = 'http://www.w3.org/2005/Atom';

interface Node {
  readonly name: string;
  readonly uri: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
  text: string;
}

/**
 * What the W3C's feed validator would find wrong with a feed, by RFC 4287 (sections in parentheses) and by
 * what it advises besides. `address` is where the feed came from.
 */
export function atomFaults(xml: string, address: string): string[] {
  const feed = parseXml(xml);
  const entries = feed.children.filter(({ name }) => name === 'entry');
  const ids = [feed, ...entries].map((node) => textOf(node, 'id'));
  return [
    ...(feed.name === 'feed' && feed.uri === ATOM ? [] : ['is no feed of Atom (4.1.1)']),
    ...(new Set(ids).size === ids.length ? [] : ['two ids are the same (4.2.6)']),
    ...common(feed, 'feed'),
    ...feedFaults(feed, entries, address),
    ...entries.flatMap((entry, index) => [...entryFaults(entry, `entry ${index}`)]),
  ];
}

function* common(node: Node, at: string): Generator<string> {
  const count = (name: string) => node.children.filter((child) => child.name === name).length;
  for (const name of ['id', 'title', 'updated']) {
    if (count(name) !== 1) yield `${at} has ${count(name)} of ${name} (4.1.1, 4.1.2)`;
  }
  for (const name of ['generator', 'subtitle', 'published', 'content', 'summary', 'rights']) {
    if (count(name) > 1) yield `${at} has ${count(name)} of ${name} (4.1.1, 4.1.2)`;
  }
  for (const child of node.children) {
    if (child.uri !== ATOM || !KNOWN.has(child.name)) yield `${at} has an unknown ${child.name}`;
  }
  if (!isAbsolute(textOf(node, 'id'))) yield `${at} has an id that is no IRI (4.2.6)`;
  for (const name of ['updated', 'published']) {
    const moment = textOf(node, name);
    if (count(name) > 0 && !isDateTime(moment)) yield `${at}: ${name} is ${moment} (3.3)`;
  }
  for (const link of node.children.filter(({ name }) => name === 'link')) {
    const { href = '' } = link.attributes;
    if (!isAbsolute(href)) yield `${at} links to ${href} (4.2.7.1)`;
  }
  if (linksOf(node, 'alternate').length !== 1) yield `${at} has not one alternate link (4.1.1)`;
  for (const { name, attributes, text } of node.children) {
    if (TEXTS.has(name)) yield* textFaults(text, attributes['type'], `${at}: ${name}`);
  }
  for (const author of node.children.filter(({ name }) => name === 'author')) {
    if (textOf(author, 'name').trim() === '') yield `${at} has an author without a name (3.2.1)`;
  }
}

function* feedFaults(feed: Node, entries: readonly Node[], address: string): Generator<string> {
  const [self, ...more] = linksOf(feed, 'self');
  if (self !== address || more.length > 0) yield `the feed says that it is at ${self} (4.1.1)`;
  if (!isLanguage(feed.attributes['xml:lang'] ?? '')) yield 'xml:lang is no language';
  const newest = Math.max(...entries.map((entry) => Date.parse(textOf(entry, 'updated'))), 0);
  if (Date.parse(textOf(feed, 'updated')) < newest) yield 'the feed is older than an entry';
}

function* entryFaults(entry: Node, at: string): Generator<string> {
  yield* common(entry, at);
  if (!entry.children.some(({ name }) => name === 'author')) yield `${at} has no author (4.1.2)`;
  const published = textOf(entry, 'published');
  if (published !== '' && Date.parse(published) > Date.parse(textOf(entry, 'updated')))
    yield `${at} was published after it was updated`;
}

/** A text construct (3.1) or content (4.1.3). */
function* textFaults(text: string, type = 'text', at = ''): Generator<string> {
  if (type !== 'text' && type !== 'html') yield `${at} is of the type ${type}`;
  if (type !== 'html') return;
  const tags = at.endsWith('title') ? /<|&(?![a-z]+;|#\d+;)/.exec(text) : null;
  if (tags !== null) yield `${at} has markup or an ampersand that is not escaped: ${text}`;
  yield* htmlFaults(text, at);
}

function htmlFaults(html: string, at: string): string[] {
  const faults: string[] = [];
  const parser = new Parser({
    onopentag(tagName, attributes) {
      if (UNSAFE.has(tagName)) faults.push(`${at} has a ${tagName}`);
      for (const [name, value] of Object.entries(attributes)) {
        if (name.startsWith('on') || name === 'style') faults.push(`${at} has ${name}`);
        const isLink = name === 'href' || name === 'src';
        if (isLink && !isAbsolute(value)) faults.push(`${at} leads to ${value}`);
      }
    },
  });
  parser.end(html);
  return faults;
}

const UNSAFE = new Set(['script', 'style', 'iframe', 'object', 'embed', 'form', 'base', 'meta']);
const TEXTS = new Set(['title', 'subtitle', 'summary', 'content', 'rights']);
const KNOWN = new Set([
  ...['author', 'category', 'contributor', 'content', 'entry', 'generator', 'icon', 'id', 'link'],
  ...['logo', 'published', 'rights', 'source', 'subtitle', 'summary', 'title', 'updated'],
]);

function isAbsolute(address: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\S+$/i.test(address) && parseUrl(address) !== null;
}

/** RFC 3339 as RFC 4287 restricts it. */
function isDateTime(text: string): boolean {
  const pattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
  return pattern.test(text) && !Number.isNaN(Date.parse(text));
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

function linksOf(node: Node, rel: string): string[] {
  return node.children
    .filter(({ name, attributes }) => name === 'link' && (attributes['rel'] ?? 'alternate') === rel)
    .map(({ attributes }) => attributes['href'] ?? '');
}

function textOf(node: Node, name: string): string {
  return node.children.find((child) => child.name === name)?.text ?? '';
}

/** Throws for what is not well-formed, which includes characters that XML does not have. */
function parseXml(xml: string): Node {
  const root: Node = { name: '', uri: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    const named = Object.entries(attributes).map(([name, { value }]) => [name, value]);
    const node = {
      name: local,
      uri,
      attributes: Object.fromEntries(named),
      children: [],
      text: '',
    };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('closetag', () => open.pop());
  for (const event of ['text', 'cdata'] as const) {
    parser.on(event, (text) => {
      const node = open.at(-1);
      if (node) node.text += text;
    });
  }
  parser.write(xml).close();
  return root.children[0] ?? root;
}
