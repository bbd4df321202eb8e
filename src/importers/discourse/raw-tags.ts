/** A tag of BBCode: `[b]`, `[/b]`, `[url=https://a.example]`, `[event start="2020-01-01"]`. */
export interface Tag {
  readonly name: string;
  readonly isClose: boolean;
  /** What stands behind `=`, without quotation marks. */
  readonly value: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** As it is written. */
  readonly source: string;
}

const MAX_TAG_LENGTH = 2_000;
const START = /\[(\/?)([a-z]{1,20})(?=[\]= ])/iy;
/** Up to the bracket that stands in no quotation marks. */
const REST = /(?:"[^"\n]*"|“[^”\n]*”|[^"“\]\n])*\]/y;
const ATTRIBUTE = / ([a-z][\w-]{0,39})=(?:"([^"]*)"|“([^”]*)”|(\S*))/gi;

/** The tag that begins at a place; null if none does. */
export function tagAt(text: string, place: number): Tag | null {
  if (text[place] !== '[') return null;
  const near = text.slice(place, place + MAX_TAG_LENGTH);
  START.lastIndex = 0;
  const [start, slash, name = ''] = START.exec(near) ?? [];
  if (start === undefined) return null;
  REST.lastIndex = start.length;
  const [rest] = REST.exec(near) ?? [];
  if (rest === undefined) return null;
  const inside = rest.slice(0, -1);
  const found = [...inside.matchAll(ATTRIBUTE)];
  const valueEnd = found[0]?.index ?? inside.length;
  return {
    name: name.toLowerCase(),
    isClose: slash === '/',
    value: inside.startsWith('=') ? unquoted(inside.slice(1, valueEnd)) : '',
    attributes: Object.fromEntries(
      found.map(([, key = '', straight, curly, bare]) => [
        key.toLowerCase(),
        straight ?? curly ?? bare ?? '',
      ]),
    ),
    source: start + rest,
  };
}

function unquoted(value: string): string {
  return value.trim().replace(/^(?:"(.*)"|“(.*)”|'(.*)')$/, '$1$2$3');
}

interface Mark extends Pick<Tag, 'name' | 'isClose'> {
  readonly start: number;
  readonly end: number;
}

/**
 * Where tags stand in a text, in one pass. A tag ends at the first bracket that closes on its line.
 *
 * @param names a part of a regular expression
 */
export function* tagsIn(text: string, names: string): Generator<Mark> {
  let open: Omit<Mark, 'end'> | null = null;
  const pieces = new RegExp(`\\[(/?)(${names})(?=[\\]= ])|[\\]\\n]`, 'gi');
  for (const { 0: piece, 1: slash, 2: name, index: start } of text.matchAll(pieces)) {
    if (name !== undefined) open ??= { name: name.toLowerCase(), isClose: slash === '/', start };
    else if (open !== null) {
      if (piece === ']') yield { ...open, end: start + 1 };
      open = null;
    }
  }
}
