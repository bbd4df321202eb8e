/** Something of one kind whose page sitemaps list. */
export interface SitemapEntry {
  readonly id: string;
  /** The address of its page, from the root of the site on. */
  readonly path: string;
  /** When its page last changed, RFC 3339; null where that is not recorded. */
  readonly modifiedAt: string | null;
}

/** Entries with ids above `after`, in the order of their ids. */
export interface SitemapSpan {
  /** Null begins with the first. */
  readonly after: string | null;
  /** The last id that belongs to it; null for any. */
  readonly until: string | null;
  readonly limit: number;
}

/** What is known of the entries of a span without reading them all. */
export interface SitemapSummary {
  readonly count: number;
  /** The id of its last entry; null when it has none. */
  readonly last: string | null;
  /** The latest of its entries; null where that is not recorded. */
  readonly modifiedAt: string | null;
}

/** One kind of thing, as anonymous viewers see it. */
export interface SitemapSource {
  /** Names the files of its addresses. */
  readonly name: string;
  readonly read: (span: SitemapSpan) => Promise<readonly SitemapEntry[]>;
  readonly summarize: (span: SitemapSpan) => Promise<SitemapSummary>;
}
