/** A tag that has an address, as `sanitize` writes it: attributes quoted, `<` and `>` in them escaped. */
const TAG = /<(?:a|img|source|video|audio)\s[^>]*>/g;
const ADDRESS = /(\s(?:href|src)=")([^"]*)"/g;

/**
 * Makes the links and pictures of sanitised HTML absolute, for readers that show it somewhere else.
 *
 * @param base the address of the page that the text is on; fragments become addresses in that page
 */
export function absoluteLinks(sanitizedHtml: string, base: string): string {
  return sanitizedHtml.replaceAll(TAG, (tag) =>
    tag.replaceAll(ADDRESS, (attribute, before: string, address: string) =>
      isRelative(address) ? `${before}${resolve(address, base)}"` : attribute,
    ),
  );
}

function isRelative(address: string): boolean {
  return address.startsWith('#') || (address.startsWith('/') && !address.startsWith('//'));
}

/** By text, because the address is escaped for HTML already and must stay as it is. */
function resolve(address: string, base: string): string {
  return address.startsWith('#')
    ? base.replace(/#.*$/, '') + address
    : new URL(base).origin + address;
}
