/** A change to the wiki that is held for review, or was rejected. */
export interface HeldWikiEditRow {
  readonly id: string;
  /** Null for a page that does not exist yet. */
  readonly wikiPageId: string | null;
  readonly authorId: string;
  /** Null when the title does not change. */
  readonly title: string | null;
  /** Null when the text does not change. */
  readonly markdown: string | null;
  readonly summary: string | null;
  readonly isMinor: boolean;
  /** The version that the text was made from; 0 for a new page. */
  readonly basedOn: number;
  readonly createdAt: string;
  /** Since when it waits for review; null once it was rejected. */
  readonly heldAt: string | null;
}

/** What is to be held for review. */
export interface NewHeldWikiEdit extends Omit<HeldWikiEditRow, 'id' | 'createdAt' | 'heldAt'> {
  /** A page that does not exist yet gets the same id. */
  readonly id?: string;
}

declare module '../../../access/node-key.ts' {
  interface NodeRows {
    readonly HeldWikiEdit: HeldWikiEditRow;
  }
}
