/** What a dump consists of, in its order. */
export type DumpItem =
  | { readonly is: 'site'; readonly site: SiteInfo }
  | { readonly is: 'page'; readonly page: PageInfo }
  | { readonly is: 'revision'; readonly revision: RevisionInfo }
  | { readonly is: 'pageEnd' };

/** `<siteinfo>` as it stands there; what is absent is empty. */
export interface SiteInfo {
  readonly siteName: string;
  readonly dbName: string;
  /** The address of the main page. */
  readonly base: string;
  /** `first-letter` or `case-sensitive`. */
  readonly case: string;
  readonly language: string;
  readonly namespaces: readonly NamespaceInfo[];
}

export interface NamespaceInfo {
  readonly key: string;
  readonly name: string;
  readonly case: string;
}

export interface PageInfo {
  readonly line: number;
  readonly title: string;
  /** Empty in old dumps, where the title alone tells the namespace. */
  readonly ns: string;
  readonly id: string;
  /** The target, where the dump says that the page is a redirect. */
  readonly redirect: string | null;
}

export interface RevisionInfo {
  readonly line: number;
  readonly id: string;
  readonly timestamp: string;
  readonly contributor: {
    readonly isSuppressed: boolean;
    readonly username: string | null;
    readonly id: string;
    readonly ip: string | null;
  };
  readonly isMinor: boolean;
  /** Null: suppressed, or there is none. */
  readonly comment: string | null;
  readonly model: string;
  readonly text: {
    /** `absent`: the dump says that there is a text and does not have it. */
    readonly state: 'present' | 'suppressed' | 'absent' | 'tooLong';
    readonly value: string;
  };
}
