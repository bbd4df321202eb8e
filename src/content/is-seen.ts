import type { Nodes } from 'hast';

const SEEN_WITHOUT_TEXT: ReadonlySet<string> = new Set(['img', 'input', 'math']);

/** Whether a reader sees anything of a node. */
export function isSeen(node: Nodes): boolean {
  if (node.type === 'text') return node.value.trim() !== '';
  if (node.type === 'element' && SEEN_WITHOUT_TEXT.has(node.tagName)) return true;
  return 'children' in node && node.children.some(isSeen);
}
