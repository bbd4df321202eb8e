import { writeFile } from 'node:fs/promises';
import { escapeHtml } from '../../src/content/rich-content.ts';

interface TestRevision {
  readonly id: number;
  readonly text?: string;
  /** Replaces the whole element. */
  readonly textXml?: string;
  readonly at?: string;
  /** A name, an address, or null for a suppressed one. */
  readonly by?: string | null;
  readonly comment?: string | null;
  readonly isMinor?: boolean;
  readonly model?: string;
}

export interface TestPage {
  readonly title: string;
  readonly ns?: number;
  readonly id?: number;
  readonly redirect?: string;
  readonly revisions: readonly TestRevision[];
}

/** Writes a dump as MediaWiki would. */
export async function writeWiki(path: string, pages: readonly TestPage[]): Promise<string> {
  await writeFile(path, wikiXml(pages));
  return path;
}

export function wikiXml(pages: readonly TestPage[]): string {
  return `${HEAD}${pages.map(pageXml).join('\n')}\n</mediawiki>\n`;
}

const NAMESPACES: readonly (readonly [number, string])[] = [
  [-2, 'Media'],
  [-1, 'Special'],
  [0, ''],
  [1, 'Talk'],
  [2, 'User'],
  [3, 'User talk'],
  [4, 'Pond'],
  [5, 'Pond talk'],
  [6, 'File'],
  [8, 'MediaWiki'],
  [10, 'Template'],
  [12, 'Help'],
  [14, 'Category'],
];

const HEAD = `<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">
  <siteinfo>
    <sitename>Pond</sitename>
    <dbname>pond</dbname>
    <base>https://pond.example/wiki/Main_Page</base>
    <generator>MediaWiki 1.43.0</generator>
    <case>first-letter</case>
    <namespaces>
${NAMESPACES.map(([key, name]) => `      <namespace key="${key}" case="first-letter">${name}</namespace>`).join('\n')}
    </namespaces>
  </siteinfo>
`;

function pageXml({ title, ns = 0, id, redirect, revisions }: TestPage, index: number): string {
  const lead = redirect === undefined ? '' : `<redirect title="${escapeHtml(redirect)}" />`;
  return `  <page>
    <title>${escapeHtml(title)}</title>
    <ns>${ns}</ns>
    <id>${id ?? index + 1}</id>${lead}
${revisions.map(revisionXml).join('\n')}
  </page>`;
}

function revisionXml(revision: TestRevision): string {
  const {
    id,
    text = '',
    textXml,
    at = `2020-01-01T00:00:${String(id % 60).padStart(2, '0')}Z`,
  } = revision;
  const { by = 'Ada', comment, isMinor = false, model = 'wikitext' } = revision;
  return `    <revision>
      <id>${id}</id>
      <timestamp>${at}</timestamp>
      ${contributorXml(by)}
      ${isMinor ? '<minor />' : ''}
      ${comment === null ? '<comment deleted="deleted" />' : comment === undefined ? '' : `<comment>${escapeHtml(comment)}</comment>`}
      <model>${model}</model>
      <format>text/x-wiki</format>
      ${textXml ?? `<text bytes="${Buffer.byteLength(text)}" xml:space="preserve">${escapeHtml(text)}</text>`}
    </revision>`;
}

function contributorXml(by: string | null): string {
  if (by === null) return '<contributor deleted="deleted" />';
  if (/^[\d.]+$/.test(by)) return `<contributor><ip>${by}</ip></contributor>`;
  const id = by.includes('>') ? '' : '<id>7</id>';
  return `<contributor><username>${escapeHtml(by)}</username>${id}</contributor>`;
}
