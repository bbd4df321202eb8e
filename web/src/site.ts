/** What the server wrote into the page's head about this community. */
export const site = {
  name:
    document.querySelector<HTMLMetaElement>('meta[name="application-name"]')?.content ??
    'Commonplace',
  /** Whether GraphiQL is there to show queries in. */
  hasGraphiql: document.documentElement.dataset['graphiql'] === 'on',
  /** How numbers and times are written: as the site's language has it, with the day before the month in English. */
  locale: localeOf(document.documentElement.lang),
};

function localeOf(language: string): string {
  return language === '' || language === 'en' ? 'en-GB' : language;
}
