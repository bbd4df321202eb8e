import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { escapeHtml } from '../../src/content/rich-content.ts';
import { Random } from '../data/chance/random.ts';

interface HistorySize {
  readonly pages: number;
  /** Versions of each page. */
  readonly versions: number;
}

/**
 * Writes an XML export of a wiki with its history, the same every time. A version has some 3,400 characters and
 * changes a little in one to three paragraphs of the one before.
 */
export async function generateWikiHistory(path: string, size: HistorySize): Promise<void> {
  await pipeline(chunks(size), createWriteStream(path));
}

function* chunks({ pages, versions }: HistorySize): Generator<string> {
  yield HEAD;
  let id = 0;
  for (let page = 0; page < pages; page += 1) {
    const random = new Random('page', page);
    const paragraphs = Array.from({ length: 11 }, (_, index) =>
      paragraph({ random, index, page, pages }),
    );
    const revisions: string[] = [];
    for (let version = 0; version < versions; version += 1) {
      if (version > 0) edit(paragraphs, { random, page, pages });
      id += 1;
      revisions.push(revision({ id, random, text: paragraphs.join('\n\n') }));
    }
    yield `<page><title>Page ${page}</title><ns>0</ns><id>${page + 1}</id>\n${revisions.join('')}</page>\n`;
  }
  yield `<page><title>Template:Note</title><ns>10</ns><id>${pages + 1}</id>\n`;
  yield revision({ id: id + 1, random: new Random('template'), text: "''Note: {{{1}}}''" });
  yield '</page>\n</mediawiki>\n';
}

interface Writing {
  readonly random: Random;
  readonly page: number;
  readonly pages: number;
}

/** Most edits change a few words or add a sentence; one in ten writes a paragraph anew. */
function edit(paragraphs: string[], writing: Writing): void {
  const { random } = writing;
  const changes = 1 + random.below(3);
  for (let change = 0; change < changes; change += 1) {
    const index = random.below(paragraphs.length);
    const old = paragraphs[index] ?? '';
    const kind = random.below(10);
    if (kind === 0) paragraphs[index] = paragraph({ ...writing, index });
    else if (kind < 4 && index % 5 !== 3) paragraphs[index] = `${old} ${sentence(random, 9)}.`;
    else
      paragraphs[index] = old.replaceAll(
        COMMON[random.below(COMMON.length)] ?? '',
        sentence(random, 1),
      );
  }
}

function paragraph({ random, index, page, pages }: Writing & { index: number }): string {
  const text = (words: number) => sentence(random, words);
  const link = `[[Page ${random.below(pages)}|${text(2)}]]`;
  switch (index % 5) {
    case 0:
      return `== ${text(3)} ==\n'''Page ${page}''' ${text(28)} ${link}s ${text(20)}.`;
    case 1:
      return `* ${text(12)}\n* ${link} ${text(9)}\n** ${text(7)}\n* [https://example.org/${random.below(999)} ${text(2)}]`;
    case 2:
      return `${text(34)}<ref>${text(8)}</ref> ''${text(3)}'' ${text(10)}. {{Note|${text(4)}}}`;
    case 3:
      return `{|\n! ${text(1)} !! ${text(1)}\n|-\n| ${text(3)} || ${link}\n|-\n| ${text(2)} || ${text(4)}\n|}`;
    default:
      return `${text(45)}, see ${link}. ${text(12)}.`;
  }
}

function sentence(random: Random, words: number): string {
  return Array.from({ length: words }, () => WORDS[random.below(WORDS.length)]).join(' ');
}

function revision({ id, random, text }: { id: number; random: Random; text: string }) {
  const author = random.below(400);
  const at = new Date(Date.UTC(2010, 0, 1) + id * 60_000).toISOString().replace('.000', '');
  return `<revision><id>${id}</id><timestamp>${at}</timestamp><contributor><username>User ${author}</username><id>${author + 1}</id></contributor><comment>${sentence(random, 4)}</comment><model>wikitext</model><format>text/x-wiki</format><text xml:space="preserve">${escapeHtml(text)}</text></revision>\n`;
}

const WORDS =
  'stone river paper lantern garden window music letter winter bridge morning silver forest travel question answer harbour village picture machine theory measure copper island reason season history garment science market feather kitchen number summer ocean castle mountain library painter teacher'.split(
    ' ',
  );

const COMMON = WORDS.slice(0, 12);

const HEAD = `<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">
<siteinfo><sitename>Bench</sitename><dbname>bench</dbname><base>https://bench.example/wiki/Main_Page</base><case>first-letter</case>
<namespaces><namespace key="0" case="first-letter" /><namespace key="10" case="first-letter">Template</namespace></namespaces></siteinfo>
`;
