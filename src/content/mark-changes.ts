import { isBlockTag, isTag, joinTokens, tagName } from './html-tokens.ts';
import type { Run } from './runs.ts';

/** The tokens of the later text with its new words in `ins`, and the words that are gone in `del`. */
export function markChanges(runs: readonly Run[]): string {
  const open: string[] = [];
  let html = '';
  for (const { kind, tokens } of runs) {
    if (kind === 'DELETE') {
      html += deletedHtml(tokens, open.at(-1));
    } else {
      html += kind === 'INSERT' ? insertedHtml(tokens) : joinTokens(tokens);
      for (const token of tokens) trackTag(token, open);
    }
  }
  return html;
}

/** Keeps the list of elements that are open after the token. */
function trackTag(token: string, open: string[]): void {
  if (!isTag(token) || token.endsWith('/>')) return;
  if (token.startsWith('</')) open.pop();
  else open.push(tagName(token));
}

function insertedHtml(tokens: readonly string[]): string {
  return (
    pieces(tokens)
      // White space is not marked: between a table's rows no mark may stand.
      .map(({ isTag, html }) => (isTag || html.trim() === '' ? html : `<ins>${html}</ins>`))
      .join('')
  );
}

/**
 * The words of a deleted run, without its tags. Words of different blocks stay separated,
 * in elements that may stand where the run stood.
 */
function deletedHtml(tokens: readonly string[], parent: string | undefined): string {
  if (HOLDS_ROWS.has(parent ?? '')) return deletedRows(tokens);
  const blocks: string[] = [''];
  let isDivided = false;
  // What is gone is no place to lead to, and what replaces it may have its id.
  for (const piece of pieces(
    tokens.map((token) => token.replace(/^(<a [^>]*?) id="[^"]*"/, '$1')),
  )) {
    if (!piece.isTag) {
      blocks.push(`${blocks.pop()}${piece.html}`);
    } else if (isBlockTag(piece.html)) {
      blocks.push('');
      isDivided = true;
    }
  }
  const [before, after] = surroundings(parent, isDivided);
  return blocks
    .filter((block) => block.trim() !== '')
    .map((block) => `${before}<del>${block}</del>${after}`)
    .join('');
}

/** Deleted cells in the rows that they were in. */
function deletedRows(tokens: readonly string[]): string {
  const rows: string[][] = [[]];
  for (const token of tokens) {
    if (isTag(token) && tagName(token) === 'tr') rows.push([]);
    else rows.at(-1)?.push(token);
  }
  const cells = rows.map((row) => deletedHtml(row, 'tr')).filter((row) => row !== '');
  return cells.map((row) => `<tr>${row}</tr>`).join('');
}

/** What goes around a deleted block where it stood: only some elements may hold text. */
function surroundings(parent: string | undefined, isDivided: boolean): readonly [string, string] {
  const structural = STRUCTURAL[parent ?? ''];
  if (structural) return structural;
  if (!isDivided) return ['', ''];
  return FLOW.has(parent ?? '') ? ['<p>', '</p>'] : [' ', ' '];
}

const ITEM = ['<li>', '</li>'] as const;
const STRUCTURAL: Partial<Record<string, readonly [string, string]>> = {
  ...{ ul: ITEM, ol: ITEM, dl: ['<dd>', '</dd>'], tr: ['<td>', '</td>'] },
};
const HOLDS_ROWS = new Set(['table', 'thead', 'tbody', 'tfoot']);
/** Elements that hold paragraphs; the empty name is the text itself. */
const FLOW = new Set(['', 'div', 'section', 'blockquote', 'li', 'dd', 'td', 'th', 'details']);

interface Piece {
  readonly isTag: boolean;
  readonly html: string;
}

/** Tags one by one, and what stands between two of them as one piece. */
function pieces(tokens: readonly string[]): Piece[] {
  const found: { isTag: boolean; tokens: string[] }[] = [];
  for (const token of tokens) {
    const last = found.at(-1);
    if (last && !last.isTag && !isTag(token)) last.tokens.push(token);
    else found.push({ isTag: isTag(token), tokens: [token] });
  }
  return found.map((piece) => ({ isTag: piece.isTag, html: joinTokens(piece.tokens) }));
}
