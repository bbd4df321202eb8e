/** What rules know of a wiki page. */
export interface WikiPageFacts {
  readonly kind: 'WikiPage';
  readonly isDeleted: boolean;
  /** Only trusted people edit it. */
  readonly isProtected: boolean;
}

declare module '../../../access/facts.ts' {
  interface FactsByKind {
    readonly WikiPage: WikiPageFacts;
  }
}
