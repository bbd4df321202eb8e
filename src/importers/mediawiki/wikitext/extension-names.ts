/** Tags of extensions. Their inside is not read as wikitext with the rest of the page. */
export const EXTENSION_TAGS: ReadonlySet<string> = new Set([
  ...['nowiki', 'pre', 'math', 'chem', 'ce', 'ref', 'references', 'source', 'syntaxhighlight'],
  ...['gallery', 'poem', 'timeline', 'hiero', 'score', 'imagemap', 'graph', 'inputbox'],
  ...['templatestyles', 'templatedata', 'indicator', 'categorytree', 'mapframe', 'maplink'],
  ...['charinsert', 'section', 'languages', 'tabber', 'dpl', 'dynamicpagelist'],
]);
