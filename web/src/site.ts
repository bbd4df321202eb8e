/** What the pages say about the community around them. */
export interface Site {
  readonly name: string;
  /** Whether GraphiQL is there to show queries in. */
  readonly hasGraphiql: boolean;
  /** How numbers and times are written, as a BCP 47 tag. */
  readonly locale: string;
  /** The path that the site is below, such as `/forum`; empty for a site at the root of its host. */
  readonly basePath: string;
}

/** Filled in before the first page is rendered: in the browser from the document, on the server from its settings. */
export const site = { name: 'Commonplace', hasGraphiql: false, locale: 'en-GB', basePath: '' };

interface SiteFacts extends Omit<Site, 'locale'> {
  /** A BCP 47 tag. The day stands before the month where it is only `en`. */
  readonly language: string;
}

export function describeSite({ name, language, hasGraphiql, basePath }: SiteFacts): void {
  const locale = localeOf(language);
  Object.assign(site, { name, hasGraphiql, locale, basePath } satisfies Site);
}

/** How numbers and times are written in a language, as a BCP 47 tag. */
export function localeOf(language: string): string {
  return language === '' || language === 'en' ? 'en-GB' : language;
}
