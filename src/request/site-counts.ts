/** The numbers of users and of public texts. */
export interface SiteCounts {
  readonly users: number;
  readonly posts: number;
  readonly comments: number;
  readonly wikiPages: number;
  readonly sequences: number;
}

/** What was counted last, and is not old; null if counting for the first time takes long. */
export type SiteCounter = () => Promise<SiteCounts | null>;
