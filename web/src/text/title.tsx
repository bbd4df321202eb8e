export interface Titled {
  readonly title: string;
  /** Null where the title has no formulas. */
  readonly titleHtml?: string | null | undefined;
}

/** A title, with its formulas where it has some. */
export function Title({ of: { title, titleHtml } }: { readonly of: Titled }) {
  if (!titleHtml) return title;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: it comes sanitised by the server
  return <span className="title" dangerouslySetInnerHTML={{ __html: titleHtml }} />;
}
