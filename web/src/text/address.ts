/** An address as the browser reads it, relative to the page; null if it cannot be read. */
export function parseAddress(text: string, page = location.href): URL | null {
  try {
    return new URL(text, page);
  } catch {
    return null;
  }
}

/** A fragment without its percent encoding. One with a stray percent sign means itself. */
export function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
