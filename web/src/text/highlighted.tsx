/** A piece of text in which the server marked words: `mark` is all that it may hold. */
export function Highlighted({ html }: { readonly html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: it comes escaped by the server
  return <span dangerouslySetInnerHTML={{ __html: html }} />;
}
