import type { Element, ElementContent, Nodes, Root } from 'hast';
import { defaultNodeHandlers, toMdast } from 'hast-util-to-mdast';
import type { Nodes as MdastNodes, Parents as MdastParents, Root as MdastRoot } from 'mdast';
import { ELEMENT_HANDLERS } from './markdown-nodes.ts';

const EMPTY: Root = { type: 'root', children: [] };

/**
 * The mdast (the Markdown syntax tree of unified) of a prepared tree. Before and after the conversion the library walks the
 * trees for their white space, which takes longer than all the rest. So it does that with empty trees, and we do it with ours.
 */
export function treeToMdast(tree: Root): MdastRoot {
  const collapsed = collapseSpace(tree);
  let mdast: MdastRoot = { type: 'root', children: [] };
  toMdast(EMPTY, {
    document: true,
    handlers: ELEMENT_HANDLERS,
    nodeHandlers: {
      root(state) {
        noteIds(collapsed.children, state.elementById);
        mdast = defaultNodeHandlers.root(state, collapsed);
        return undefined;
      },
    },
  });
  joinTexts(mdast);
  return mdast;
}

/** Joins texts, and takes away space at the ends of blocks and of the first line of each text, as the library does. */
function joinTexts(parent: MdastParents): void {
  const children: MdastNodes[] = parent.children;
  const isBlock = HOLDS_LINES.has(parent.type);
  for (let index = 0; index < children.length; ) {
    const node = children[index];
    const previous = children[index - 1];
    if (node?.type === 'text' && previous?.type === 'text') {
      previous.value += node.value;
      children.splice(index, 1);
      index -= 1;
    } else if (node?.type === 'text') {
      node.value = node.value.replace(/[\t ]*(\r?\n|\r)[\t ]*/, '$1');
      if (isBlock && index === 0) node.value = node.value.replace(/^[\t ]+/, '');
      if (isBlock && index === children.length - 1) node.value = node.value.replace(/[\t ]+$/, '');
      if (node.value === '') children.splice(index, 1);
      else index += 1;
    } else {
      if (node !== undefined && 'children' in node) joinTexts(node);
      index += 1;
    }
  }
}

const HOLDS_LINES: ReadonlySet<string> = new Set(['heading', 'paragraph', 'root']);

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
