import type { RichContent } from '../../content/rich-content.ts';

/** The columns of a text in every form that is stored, and their types. */
export const TEXT_COLUMNS = {
  markdown: 'text',
  html: 'text',
  text: 'text',
  preview: 'text',
  word_count: 'int',
} as const;

type TextColumn = keyof typeof TEXT_COLUMNS;

export type TextRow = { readonly [Column in TextColumn]: string | number | null };

export function textRow({ markdown, html, text, preview, wordCount }: RichContent): TextRow {
  return { markdown, html, text, preview, word_count: wordCount };
}

/** The same of a text that is one of several of its table, and that may be missing. */
export function textColumnsOf<Prefix extends string>(prefix: Prefix) {
  return prefixed(prefix, TEXT_COLUMNS);
}

export function textRowOf<Prefix extends string>(prefix: Prefix, content: RichContent | null) {
  return prefixed(prefix, content === null ? NO_TEXT : textRow(content));
}

const NO_TEXT: TextRow = { markdown: null, html: null, text: null, preview: null, word_count: 0 };

function prefixed<Prefix extends string, Value>(
  prefix: Prefix,
  values: Readonly<Record<TextColumn, Value>>,
) {
  const entries = Object.entries(values).map(([column, value]) => [`${prefix}_${column}`, value]);
  return Object.fromEntries(entries) as Record<`${Prefix}_${TextColumn}`, Value>;
}
