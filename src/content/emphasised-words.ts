import type { Nodes, Root } from 'hast';
import { Formulas } from './formulas.ts';
import { parseTree, texSource } from './html-tree.ts';
import { maxHtmlLength } from './limits.ts';
import { markdownParser } from './markdown-parser.ts';
import { type EmphasisKind, emphasisKind } from './prepare-emphasis.ts';

/** Around what is no text, so that no text looks like it. */
const MARK = '\uFDD1';

/** What a tree says, without spaces, with the kinds of emphasis on each part. Trees with the same words and emphasis are equal. */
export function emphasisedWords(tree: Root): string {
  const parts: { readonly kinds: string; text: string }[] = [];
  const write = (node: Nodes, kinds: ReadonlySet<EmphasisKind>) => {
    const text = ownText(node);
    if (text !== null) {
      const on = [...kinds].sort().join();
      const last = parts.at(-1);
      if (last?.kinds === on) last.text += text;
      else if (text !== '') parts.push({ kinds: on, text });
    } else if ('children' in node) {
      const kind = node.type === 'element' ? emphasisKind(node) : undefined;
      const inner = kind === undefined ? kinds : new Set([...kinds, kind]);
      for (const child of node.children) write(child, inner);
    }
  };
  write(tree, new Set());
  return parts.map(({ kinds, text }) => `${MARK}${kinds}${MARK}${text}`).join('');
}

/** What a node says by itself; null where its children say it. */
function ownText(node: Nodes): string | null {
  if (node.type === 'text') return node.value.replace(/\s+/g, '');
  if (node.type !== 'element') return null;
  const { tagName, properties } = node;
  if (tagName === 'math') return `${MARK}${texSource(node)?.replace(/\s+/g, '')}${MARK}`;
  if (tagName === 'img') return `${MARK}${properties['src']}${MARK}`;
  return tagName === 'input' || tagName === 'hr' ? `${MARK}${tagName}${MARK}` : null;
}

/** Whether readers of the Markdown read these words with this emphasis. */
export function isReadAs(markdown: string, meant: string): boolean {
  const formulas = new Formulas(maxHtmlLength(markdown.length));
  try {
    return emphasisedWords(parseTree(markdownParser.render(markdown, { formulas }))) === meant;
  } catch {
    return false;
  }
}
