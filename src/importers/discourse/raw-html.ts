/** Elements that a forum lets through. */
const KNOWN = new Set(
  [
    'a abbr aside audio b big blockquote br center cite code dd del details dfn div',
    'dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i iframe img ins kbd li mark ol',
    'p pre q rb rp rt ruby s samp section small source span strike strong sub summary',
    'sup table tbody td tfoot th thead time tr tt u ul var video',
  ].flatMap((line) => line.split(' ')),
);

/** HTML in Markdown, in which tags that no forum knows are words: `List<String>`. */
export function knownHtml(html: string): string {
  return html.replace(/<(\/?)([a-z][^\s/>]*)/gi, (tag, slash: string, name: string) =>
    KNOWN.has(name.toLowerCase()) ? tag : `&lt;${slash}${name}`,
  );
}
