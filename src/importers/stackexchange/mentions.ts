/** Letters that a name must be cut to no further. */
const SHORTEST_PREFIX = 3;

/**
 * Which earlier comment one that begins with `@name` replies to: the newest whose
 * author's display name, without its spaces, begins with the given name. At least three letters must be
 * given, or the whole name; case does not matter. These are the site's own rules for notifications.
 */
export function addressee<Earlier extends { readonly name: string }>(
  text: string,
  earlier: readonly Earlier[],
): Earlier | undefined {
  for (const wanted of namesMeant(text)) {
    const found = earlier.findLast(({ name }) => isMeant(wanted, withoutSpaces(name)));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What stands after the @: up to the space, and, if that is nobody, up to the first mark. */
function namesMeant(text: string): string[] {
  const [, word = ''] = text.match(/^\s*@(\S+)/) ?? [];
  const trimmed = word.replace(/[^\p{L}\p{N}]+$/u, '');
  const [letters = ''] = trimmed.match(/^[\p{L}\p{N}_]+/u) ?? [];
  return [...new Set([word, trimmed, letters])].filter((name) => name !== '');
}

function isMeant(wanted: string, name: string): boolean {
  const prefix = wanted.toLowerCase();
  return prefix === name || (prefix.length >= SHORTEST_PREFIX && name.startsWith(prefix));
}

function withoutSpaces(name: string): string {
  return name.replace(/\s+/g, '').toLowerCase();
}
