/** A page as it is, whoever asks; one that nobody wrote yet is at version 0 and says nothing. */
export interface CurrentPage {
  readonly id: string;
  readonly slug: string;
  readonly formerSlugs: readonly string[];
  readonly title: string;
  readonly isProtected: boolean;
  readonly isDeleted: boolean;
  readonly updatedAt: string;
  readonly revisionId: string | null;
  readonly version: number;
  readonly markdown: string;
}
