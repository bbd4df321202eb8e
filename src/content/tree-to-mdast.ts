import type { Element, ElementContent, Nodes, Root } from 'hast';
import { defaultNodeHandlers, toMdast } from 'hast-util-to-mdast';
import { ELEMENT_HANDLERS } from './markdown-nodes.ts';

const EMPTY: Root = { type: 'root', children: [] };

/**
 * The mdast (the Markdown syntax tree of unified) of a prepared tree. The library would copy the tree, and collapse its white
 * space with lists of elements that it looks each one up in, which takes longer than all the rest. So it does that with an
 * empty tree, and gets ours afterwards.
 */
export function treeToMdast(tree: Root): ReturnType<typeof toMdast> {
  const collapsed = collapseSpace(tree);
  return toMdast(EMPTY, {
    document: true,
    handlers: ELEMENT_HANDLERS,
    nodeHandlers: {
      root(state) {
        noteIds(collapsed.children, state.elementById);
        return defaultNodeHandlers.root(state, collapsed);
      },
    },
  });
}

function noteIds(nodes: readonly Nodes[], elementById: Map<string, Element>): void {
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    const id = String(node.properties['id'] ?? '');
    if (id !== '' && !elementById.has(id)) elementById.set(id, node);
    noteIds(node.children, elementById);
  }
}

type Child = Root['children'][number] | ElementContent;

interface Around {
  /** Whether what stands before and after shows no space that follows or precedes it. */
  readonly before: boolean;
  readonly after: boolean;
  readonly isPre: boolean;
}

/** The tree with the white space that browsers show, as `rehype-minify-whitespace` 6 makes it. */
function collapseSpace(tree: Root): Root {
  const { children } = collapseAll(tree.children, { before: true, after: true, isPre: false });
  return { ...tree, children };
}

interface Collapsed<Node extends Child> {
  readonly children: Node[];
  /** Whether a space right after it is not shown. */
  readonly endsWithSpace: boolean;
}

function collapseAll<Node extends Child>(
  children: readonly Node[],
  { before: isAfterSpace, after, isPre }: Around,
): Collapsed<Node> {
  const collapsed: Node[] = [];
  let before = isAfterSpace;
  for (const [index, child] of children.entries()) {
    if (child.type === 'element') {
      const isBlock = BLOCKS.has(child.tagName);
      const inner = collapseAll(child.children, {
        before: isBlock || before,
        after: isBlock || isSpaceHidden(children, index + 1, after),
        isPre: isPre || child.tagName === 'pre',
      });
      collapsed.push({ ...child, children: inner.children });
      before = inner.endsWithSpace && !SHOWN.has(child.tagName);
    } else if (child.type === 'text' && !isPre) {
      const isLast = isSpaceHidden(children, index + 1, after);
      const value = child.value.replace(/[\t\n\v\f\r ]+/g, ' ');
      const start = before && value.startsWith(' ') ? 1 : 0;
      const endsWithSpace = value.length > start && value.endsWith(' ');
      const end = endsWithSpace && isLast ? value.length - 1 : value.length;
      if (start === end) continue;
      collapsed.push({ ...child, value: value.slice(start, end) });
      before = endsWithSpace && !isLast;
    } else {
      collapsed.push(child);
      before = false;
    }
  }
  return { children: collapsed, endsWithSpace: before || after };
}

/** Whether a space before these is not shown, as at the end of a block. */
function isSpaceHidden(children: readonly Child[], from: number, after: boolean): boolean {
  return boundary(children, from) ?? after;
}

function boundary(children: readonly Child[], from: number): boolean | undefined {
  for (const child of children.slice(from)) {
    const found = child.type === 'element' ? boundaryOf(child) : boundaryOfText(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

function boundaryOf({ tagName, children }: Element): boolean | undefined {
  if (SHOWN.has(tagName)) return false;
  return BLOCKS.has(tagName) ? true : boundary(children, 0);
}

function boundaryOfText(node: Exclude<Child, Element>): false | undefined {
  return node.type === 'text' && /[^ \t\n\f\r]/.test(node.value) ? false : undefined;
}

/** Elements of the allow-list that browsers show without any text. */
const SHOWN: ReadonlySet<string> = new Set(['img', 'input', 'math']);

/** Those of the allow-list beside which no space is shown. */
const BLOCKS: ReadonlySet<string> = new Set([
  ...['blockquote', 'br', 'caption', 'dd', 'div', 'dl', 'dt', 'figcaption', 'figure'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'li', 'ol', 'p', 'pre', 'section', 'summary'],
  ...['table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'ul', 'wbr'],
]);
