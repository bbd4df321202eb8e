/** What the server wrote into the page's head about this community. */
export const site = {
  name:
    document.querySelector<HTMLMetaElement>('meta[name="application-name"]')?.content ??
    'Commonplace',
  /** Whether GraphiQL is there to show queries in. */
  hasGraphiql: document.documentElement.dataset['graphiql'] === 'on',
};
