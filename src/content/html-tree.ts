import type { Element, Nodes, Parents, Properties, Root } from 'hast';
import { Parser } from 'htmlparser2';

/**
 * The tree (hast, the HTML syntax tree of unified) of HTML that `sanitize` wrote: made with the
 * sanitiser's own parser, so that both read the same thing, and several times faster than a parser
 * that must also repair. Its depth is bounded because the sanitiser bounds it.
 */
export function parseTree(sanitizedHtml: string): Root {
  const root: Root = { type: 'root', children: [] };
  const open: [Root, ...Element[]] = [root];
  const parser = new Parser({
    onopentag(tagName, attributes) {
      const element: Element = {
        type: 'element',
        tagName,
        properties: properties(attributes),
        children: [],
      };
      (open.at(-1) ?? root).children.push(element);
      open.push(element);
    },
    ontext(value) {
      appendText(open.at(-1) ?? root, value);
    },
    onclosetag() {
      open.pop();
    },
  });
  parser.end(sanitizedHtml);
  return root;
}

/** Whether the element bears the class. */
export function hasClass(element: Element, name: string): boolean {
  const classes = element.properties['className'];
  return Array.isArray(classes) && classes.includes(name);
}

/** The TeX that a formula was made from, if the node is a formula that still says so. */
export function texSource(node: Nodes): string | null {
  const annotation = findElement(node, 'annotation');
  return annotation ? innerText(annotation) : null;
}

/** The first element of that name in the node, itself included, in document order. */
export function findElement(node: Nodes, tagName: string): Element | null {
  if (node.type === 'element' && node.tagName === tagName) return node;
  if (!('children' in node)) return null;
  for (const child of node.children) {
    const found = findElement(child, tagName);
    if (found) return found;
  }
  return null;
}

/** All text in the node, glued. */
export function innerText(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(innerText).join('') : '';
}

/** Attributes under the names that hast gives them, where any reader of the tree asks for them. */
function properties({ class: classes, colspan, rowspan, ...rest }: Record<string, string>) {
  const named: Properties = { ...rest };
  if (classes !== undefined) named['className'] = classes.split(/\s+/);
  if (colspan !== undefined) named['colSpan'] = colspan;
  if (rowspan !== undefined) named['rowSpan'] = rowspan;
  if ('checked' in rest) named['checked'] = true;
  return named;
}

function appendText(parent: Parents, value: string): void {
  const last = parent.children.at(-1);
  if (last?.type === 'text') last.value += value;
  else parent.children.push({ type: 'text', value });
}
