/**
 * An address, or null where the text is none. `URL.canParse` of Node 20 and 22 refuses hosts such as `bücher.example`
 * once V8 has optimised it, so nothing here uses it.
 */
export function parseUrl(text: string, base?: string | URL): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}

/** The same for an address of the web; null for all other schemes. */
export function parseWebUrl(text: string, base?: string | URL): URL | null {
  const url = parseUrl(text, base);
  return url !== null && /^https?:$/.test(url.protocol) ? url : null;
}
