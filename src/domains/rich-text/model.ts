/** Where a text is kept: the table and the row. */
export interface RichTextRef {
  readonly holder: RichTextHolder;
  /** Null: the text is empty, and nothing needs to be read. */
  readonly id: string | null;
}

/** What carries text: each keeps it in three forms, made once, when it is written. */
export type RichTextHolder = 'comment' | 'revision' | 'userBio' | 'sequence';

export type RichTextForm = 'html' | 'markdown' | 'text' | 'wordCount';

export type RichTextRow = { readonly id: string } & {
  readonly [Form in RichTextForm]?: (Form extends 'wordCount' ? number : string) | null;
} & { readonly opening?: string | null };
