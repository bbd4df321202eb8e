import { MAX_OPEN_ELEMENTS } from './limits.ts';

/**
 * Whether more elements are open at once than a parser should hold (its time grows with
 * their square). Counted tag by tag without parsing, so it may only err towards too deep.
 */
export function isTooDeep(html: string): boolean {
  const openByName = new Map<string, number>();
  let open = 0;
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-zA-Z][^\s/>]*)/g)) {
    if (VOID_ELEMENTS.has(name)) continue;
    const ofName = openByName.get(name) ?? 0;
    if (slash && ofName === 0) continue;
    const change = slash ? -1 : 1;
    openByName.set(name, ofName + change);
    open += change;
    if (open > MAX_OPEN_ELEMENTS) return true;
  }
  return false;
}

const VOID_ELEMENTS = new Set(['area', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'wbr']);
