import type { Element, ElementContent } from 'hast';
import { BLOCK_ELEMENTS } from './block-elements.ts';
import { innerText } from './html-tree.ts';
import { isSeen } from './is-seen.ts';
import { LISTS } from './prepare-lists.ts';

const SPACE: ElementContent = { type: 'text', value: ' ' };

/** What stands on several lines, as a cell of a table in Markdown can say it: on one, with spaces for the ends of lines. */
export function onOneLine(children: readonly ElementContent[]): ElementContent[] {
  return children.flatMap((child) => {
    if (child.type !== 'element') return [child];
    const { tagName } = child;
    if (tagName === 'br' || tagName === 'hr') return [SPACE];
    if (tagName === 'pre') return [SPACE, codeOf(child), SPACE];
    if (LISTS.has(tagName)) return [SPACE, ...items(child), SPACE];
    const inner = onOneLine(child.children);
    const isBlock = BLOCK_ELEMENTS.has(tagName) || tagName === 'td' || tagName === 'th';
    return isBlock ? [SPACE, ...inner, SPACE] : [{ ...child, children: inner }];
  });
}

function codeOf(preformatted: Element): Element {
  const value = innerText(preformatted).trim();
  return { type: 'element', tagName: 'code', properties: {}, children: [{ type: 'text', value }] };
}

function items(list: Element): ElementContent[] {
  let number = Number(list.properties['start'] ?? 1);
  return list.children.flatMap((child): ElementContent[] => {
    if (!isSeen(child)) return [];
    if (child.type !== 'element' || child.tagName !== 'li') return onOneLine([child]);
    const mark = list.tagName === 'ul' ? '•' : `${number++}.`;
    return [{ type: 'text', value: ` ${mark} ` }, ...onOneLine(child.children)];
  });
}
