/** Where a text is stored: the table and the row. */
export interface RichTextRef {
  readonly holder: RichTextHolder;
  /** Null: the text is empty, and nothing needs to be read. */
  readonly id: string | null;
  /** The forms of it that came with its row. */
  readonly loaded?: LoadedForms;
  /** Whether `loaded` has every form and `opening` is the whole text, so that nothing needs to be read. */
  readonly isWhole?: boolean;
}

type LoadedForms = { readonly [Form in RichTextForm]?: RichTextRow[Form] | undefined } & {
  /** The first `OPENING_LENGTH` characters. */
  readonly opening?: string | null | undefined;
};

export const DEFAULT_EXCERPT = 280;

/** White space is folded before an excerpt is cut, so somewhat more is read than is shown. */
export const EXCERPT_MARGIN = 2;

/** How much of a text comes with its row, in characters. */
export const OPENING_LENGTH = DEFAULT_EXCERPT * EXCERPT_MARGIN;

/** What carries text: each keeps it in three forms, made once, when it is written. */
export type RichTextHolder = 'comment' | 'commentRevision' | 'revision' | 'userBio' | 'sequence';

export type RichTextForm = 'html' | 'markdown' | 'text' | 'wordCount';

export type RichTextRow = { readonly id: string } & {
  readonly [Form in RichTextForm]?: (Form extends 'wordCount' ? number : string) | null;
} & { readonly opening?: string | null };

/** A row that holds a text itself, with the forms of it that are asked for. */
export interface TextRow {
  readonly html?: string;
  readonly markdown?: string;
  readonly text?: string;
  readonly wordCount?: number;
  readonly opening?: string;
}

/** The fields of such a text, and the properties that hold their forms. */
export const TEXT_PROPERTIES = {
  html: 'html',
  markdown: 'markdown',
  text: 'text',
  wordCount: 'wordCount',
  excerpt: 'opening',
  excerptHtml: 'html',
} as const satisfies Record<string, keyof TextRow>;
