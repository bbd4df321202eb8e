/** What the pages say about the community around them. */
export interface Site {
  readonly name: string;
  /** Whether GraphiQL is there to show queries in. */
  readonly hasGraphiql: boolean;
  /** How numbers and times are written, as a BCP 47 tag. */
  readonly locale: string;
}

/** Filled in before the first page is rendered: in the browser from the document, on the server from its settings. */
export const site = { name: 'Commonplace', hasGraphiql: false, locale: 'en-GB' };

/** @param language a BCP 47 tag. The day stands before the month where it is only `en`. */
export function describeSite(name: string, language: string, hasGraphiql: boolean): void {
  const locale = language === '' || language === 'en' ? 'en-GB' : language;
  Object.assign(site, { name, hasGraphiql, locale } satisfies Site);
}
