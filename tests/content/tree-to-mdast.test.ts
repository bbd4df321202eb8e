import fc from 'fast-check';
import { toMdast } from 'hast-util-to-mdast';
import type { PhrasingContent } from 'mdast';
import { type Options, toMarkdown } from 'mdast-util-to-markdown';
import { describe, expect, it } from 'vitest';
import { parseTree } from '../../src/content/html-tree.ts';
import { ELEMENT_HANDLERS } from '../../src/content/markdown-nodes.ts';
import { WRITERS } from '../../src/content/markdown-writers.ts';
import { prepareTree } from '../../src/content/prepare-tree.ts';
import { sanitizeToFixedPoint } from '../../src/content/sanitize.ts';
import { treeToMdast } from '../../src/content/tree-to-mdast.ts';

const names = [
  ...['p', 'h2', 'blockquote', 'ul', 'ol', 'li', 'pre', 'strong', 'em', 'code', 'a', 'div', 'dl'],
  ...[
    'dd',
    'table',
    'tbody',
    'tr',
    'td',
    'figure',
    'details',
    'summary',
    'span',
    'del',
    'q',
    'sup',
  ],
];
const piece = fc.constantFrom(
  ...['a', ' ', '\n', ' b', 'c ', ' \n\t d  e ', '\u00a0', '1. ', '<br>', '<hr>', '<wbr>'],
  ...['<img src="https://a.example/b" alt="c">', '<input type="checkbox">', '<code> x  y</code>'],
  ...['<math><mtext> a  b </mtext></math>', '<li id="fn-1">n</li>', '<a href="#fn-1"> 1</a>'],
);
const { html } = fc.letrec<{ html: string }>((tie) => ({
  html: fc.oneof(
    { maxDepth: 6, depthIdentifier: 'html' },
    piece,
    fc
      .tuple(fc.constantFrom(...names), fc.array(tie('html'), { maxLength: 4 }))
      .map(([name, inside]) => `<${name}>${inside.join('')}</${name}>`),
  ),
}));

describe('treeToMdast', () => {
  it('makes what the library makes', () => {
    fc.assert(
      fc.property(fc.array(html, { maxLength: 4 }), (parts) => {
        const sanitized = sanitizeToFixedPoint(parts.join('')) ?? '';
        const tree = () => prepareTree(parseTree(sanitized), { isKept: false, isDropped: false });
        expect(treeToMdast(tree())).toEqual(
          toMdast(tree(), { document: true, handlers: ELEMENT_HANDLERS }),
        );
      }),
      { numRuns: 4_000 },
    );
  });
});

const word = fc
  .array(
    fc.oneof(fc.constantFrom(...'ab 1.)(!["\'-+=:&;/,é', ' c', '\n'), fc.string({ maxLength: 1 })),
    {
      maxLength: 6,
    },
  )
  .map((parts) => parts.join('').replaceAll('_', ''));
const text = word.map((value): PhrasingContent => ({ type: 'text', value }));
const phrasing = fc.oneof(
  { weight: 3, arbitrary: text },
  fc
    .tuple(fc.constantFrom('emphasis', 'strong'), text)
    .map(([type, child]): PhrasingContent => ({ type, children: [child] }) as PhrasingContent),
  text.map((child): PhrasingContent => ({ type: 'link', url: '/a', children: [child] })),
  word.map((value): PhrasingContent => ({ type: 'inlineCode', value })),
  fc.constant<PhrasingContent>({ type: 'break' }),
);

describe('the writer of texts', () => {
  it('escapes what the library escapes', () => {
    const { text: own } = WRITERS;
    fc.assert(
      fc.property(
        fc.constantFrom('paragraph', 'heading'),
        fc.array(phrasing, { maxLength: 4 }),
        (type, children) => {
          const block = type === 'heading' ? { type, depth: 2, children } : { type, children };
          const write = (options: Options) =>
            toMarkdown({ type: 'root', children: [block] } as never, options);
          expect(write({ handlers: { text: own } })).toBe(write({}));
        },
      ),
      { numRuns: 5_000 },
    );
  });
});
