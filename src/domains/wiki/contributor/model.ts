/** What one person gave to one wiki page. */
export interface ContributorRow {
  readonly id: string;
  readonly wikiPageId: string;
  readonly authorId: string | null;
  readonly authorName: string;
  readonly contributionCount: number;
  readonly charsAdded: number;
  readonly charsRemoved: number;
  readonly survivingChars: number;
  /** Of the page's text: 0 to 1. */
  readonly share: number;
  readonly firstAt: string;
  readonly lastAt: string;
}

export type ContributorOrder = 'SHARE' | 'CONTRIBUTIONS';
