/** Elements that hold text and `INLINE` elements, and that no other block may stand in. */
const LEAVES = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const CONTAINERS = new Set(['blockquote', 'ul', 'ol', 'li', 'pre']);
const INLINE = ['strong', 'em', 'code', 's', 'sub', 'sup'];

/** A text, a reference to a character that has to be escaped, or a tag without attributes. */
const TOKEN = new RegExp(
  String.raw`[^<>&\0\r]+|&(?:amp|lt|gt|quot);|<br(?: /)?>|<(\/?)(${[...LEAVES, ...CONTAINERS, ...INLINE].join('|')})>`,
  'y',
);

/** Far below what the sanitiser allows. */
const MAX_DEPTH = 10;

/**
 * What the sanitiser makes of HTML that has nothing to remove: escaped text in well nested elements of the allow-list
 * without any attribute. Null for all other HTML. Most comments are of this kind, and the sanitiser takes a third of the
 * time of rendering.
 */
export function sanitizeBareHtml(html: string): string | null {
  const open: string[] = [];
  let end = 0;
  TOKEN.lastIndex = 0;
  for (let token = TOKEN.exec(html); token !== null; token = TOKEN.exec(html)) {
    end = TOKEN.lastIndex;
    const [, slash, name] = token;
    if (name === undefined) continue;
    if (slash !== '') {
      if (open.pop() !== name) return null;
    } else {
      if (open.length === MAX_DEPTH || !mayOpen(name, open)) return null;
      open.push(name);
    }
  }
  if (end !== html.length || open.length > 0) return null;
  return html.replaceAll('&quot;', '"').replaceAll('<br>', '<br />');
}

/** Whether the element opens without closing another one. It may err towards no. */
function mayOpen(name: string, open: readonly string[]): boolean {
  if (name === 'li') return open.at(-1) === 'ul' || open.at(-1) === 'ol';
  const isBlock = LEAVES.has(name) || CONTAINERS.has(name);
  return !isBlock || open.every((other) => CONTAINERS.has(other));
}
