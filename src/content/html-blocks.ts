/**
 * HTML cut between the blocks that stand in nothing else; joined they are the HTML. Each part can be read by
 * itself. HTML that is not nested strictly is one part.
 */
export function htmlBlocks(html: string): string[] {
  const blocks: string[] = [];
  const open: string[] = [];
  let start = 0;
  // Text or inline elements that the next block may follow; they are a part of their own.
  let hasInline = false;
  for (const match of html.matchAll(TOKEN)) {
    const [token, slash, name] = match;
    if (name === undefined) {
      if (token.startsWith('<')) return [html];
      hasInline ||= open.length === 0 && /\S/.test(token);
    } else if (slash) {
      if (open.pop() !== name) return [html];
      if (open.length > 0 || !BLOCKS.has(name)) continue;
      const end = match.index + token.length;
      blocks.push(html.slice(start, end));
      start = end;
    } else {
      if (open.length === 0 && BLOCKS.has(name) && hasInline) {
        blocks.push(html.slice(start, match.index));
        start = match.index;
        hasInline = false;
      } else if (open.length === 0) hasInline ||= !BLOCKS.has(name);
      if (!VOID_ELEMENTS.has(name)) open.push(name);
    }
  }
  if (open.length > 0) return [html];
  if (start < html.length) blocks.push(html.slice(start));
  return blocks;
}

const BLOCKS = new Set([
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'div', 'blockquote', 'pre', 'ul', 'ol', 'dl'],
  ...['details', 'table'],
]);
const VOID_ELEMENTS = new Set(['br', 'col', 'hr', 'img', 'input', 'wbr']);

/** A tag written as sanitisers write it, text, or a `<` that is neither. */
const TOKEN = /<(\/?)([a-z][a-z0-9]*)(?: [a-z-]+(?:="[^"<>]*")?)* ?\/?>|[^<]+|</g;
