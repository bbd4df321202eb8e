/**
 * Bounds on work and output. Real texts stay far below them; past any of them a text is shown as its
 * source (`sourceContent`), so that nothing is lost and nothing costs more than its share.
 */

/** UTF-16 code units of Markdown or HTML that are parsed at all. */
export const MAX_SOURCE_LENGTH = 1_000_000;

/** Maximum depth of nested elements; deeper ones lose their tags and keep their text. */
export const MAX_NESTING = 100;

/** Elements open at once before a document is refused: the parser's time grows with the square. */
export const MAX_OPEN_ELEMENTS = 4_000;

/** Block tokens: a table of one wide row and many short ones makes 65,536 cells out of 10 KB. */
export const MAX_BLOCK_TOKENS = 300_000;

/** Footnotes: the plug-in copies the whole document once for each. */
export const MAX_FOOTNOTES = 1_000;

/** UTF-16 code units of one formula's source. */
export const MAX_FORMULA_LENGTH = 5_000;

/** Tokens of TeX that one document may have KaTeX read, macros expanded: about a second. */
export const MAX_TEX_TOKENS = 400_000;

/** Expansions of macros that one formula may ask for. */
export const MAX_TEX_EXPANSIONS = 100;

/** UTF-16 code units of HTML that a source of this length may become. */
export function maxHtmlLength(sourceLength: number): number {
  return Math.min(100_000 + 20 * sourceLength, 8_000_000);
}

/** Lines of derived Markdown, each counted once for every list and quote that it stands in. */
export const MAX_INDENTED_LINES = 200_000;

/** Cells of derived Markdown tables. */
export const MAX_TABLE_CELLS = 50_000;

/** Characters of one piece of text that Markdown may have to escape. */
export const MAX_ESCAPES = 10_000;
