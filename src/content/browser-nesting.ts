import { defaultTreeAdapter, html, parseFragment, serialize } from 'parse5';

/**
 * Sanitised HTML with its elements nested as browsers nest them: they end a paragraph where a list
 * begins, also one inside a link, and a heading where another begins.
 */
export function nestAsBrowsersDo(sanitizedHtml: string): string {
  if (isNestedForBrowsers(sanitizedHtml)) return sanitizedHtml;
  // Browsers drop the first line break of a `pre`, which is content here.
  return serialize(parseFragment(FLOW, sanitizedHtml.replace(/(<pre[^>]*>)\n/g, '$1\n\n'), {}));
}

/** Where texts stand on pages. Without it the parser takes a `template`, in which cells may stand without a table. */
const FLOW = defaultTreeAdapter.createElement('div', html.NS.HTML, []);

/**
 * Whether browsers leave the nesting as it is. It may err towards no, and saves most texts the parser,
 * which takes as long as all the rest of an import.
 */
function isNestedForBrowsers(sanitizedHtml: string): boolean {
  const open: string[] = [];
  for (const [token, slash, name] of sanitizedHtml.matchAll(TOKEN)) {
    const parent = open.at(-1) ?? '';
    if (name === undefined) {
      if (CHILDREN[parent] && NOT_SPACE.test(token)) return false;
    } else if (slash) {
      if (open.pop() !== name) return false;
    } else {
      if (!mayStand(name, open)) return false;
      if (!token.endsWith('/>')) open.push(name);
    }
  }
  return open.length === 0;
}

/** What HTML counts as white space is less than what `trim` does: a no-break space cannot stand between rows. */
const NOT_SPACE = /[^\t\n\f\r ]/;

const TOKEN = /<(\/?)([a-z][a-z0-9]*)[^>]*>|[^<]+/g;

/** Whether a browser opens the element inside those that are open. */
function mayStand(name: string, open: readonly string[]): boolean {
  const parent = open.at(-1) ?? '';
  if (open.includes('math') && !name.startsWith('m') && !IN_MATH.has(name)) return false;
  if (CHILDREN[parent]?.includes(name) === false) return false;
  if (PARENTS[name]?.includes(parent) === false) return false;
  if (name === 'a') return !open.includes('a');
  if (HEADING.test(name) && HEADING.test(parent)) return false;
  return !(BLOCKS.has(name) || HEADING.test(name)) || !open.includes('p');
}

const HEADING = /^h[1-6]$/;
const IN_MATH = new Set(['semantics', 'annotation']);
/** Elements that end an open paragraph, beside headings. */
const BLOCKS = new Set([
  ...['p', 'div', 'section', 'blockquote', 'pre', 'hr', 'ul', 'ol', 'li', 'dl', 'dt', 'dd'],
  ...['figure', 'figcaption', 'details', 'summary', 'table'],
]);
/** The only elements that browsers leave inside these, which hold no text. */
const CHILDREN: Partial<Record<string, readonly string[]>> = {
  table: ['caption', 'thead', 'tbody', 'tfoot'],
  ...{ thead: ['tr'], tbody: ['tr'], tfoot: ['tr'], tr: ['th', 'td'] },
};
/** The only elements in which browsers leave these alone. */
const PARENTS: Partial<Record<string, readonly string[]>> = {
  ...{ li: ['ul', 'ol'], dt: ['dl'], dd: ['dl'], rb: ['ruby'], rt: ['ruby'], rp: ['ruby'] },
  ...{ caption: ['table'], thead: ['table'], tbody: ['table'], tfoot: ['table'] },
  ...{ tr: ['thead', 'tbody', 'tfoot'], th: ['tr'], td: ['tr'] },
};
