/** The numbers of users and of public texts. */
export interface SiteCounts {
  readonly users: number;
  readonly posts: number;
  readonly comments: number;
  readonly wikiPages: number;
  readonly wikiContributions: number;
  readonly sequences: number;
}

/** What was counted last, and is not old; null if counting for the first time takes long. */
export type SiteCounter = () => Promise<SiteCounts | null>;

interface CountedSite {
  readonly site: { readonly counts: SiteCounter };
}

/** How many of these the site had when they were counted last, for `wholeCount` of their list. */
export function countOnSite({ site }: CountedSite, what: keyof SiteCounts) {
  return async () => (await site.counts())?.[what] ?? null;
}
