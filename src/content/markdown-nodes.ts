import type { Element, Nodes } from 'hast';
import { defaultHandlers, type Handle } from 'hast-util-to-mdast';
import { hasClass, innerText, texSource } from './html-tree.ts';

/** How elements become Markdown where the library's ways do not know ours: notes and formulas. */
export const ELEMENT_HANDLERS: Record<string, Handle> = {
  a(state, element) {
    const target = String(element.properties['href'] ?? '');
    if (target.startsWith('#fnref')) return undefined;
    const note = target.startsWith('#fn') ? state.elementById.get(target.slice(1)) : undefined;
    if (!note || !isFootnote(note)) return defaultHandlers.a(state, element);
    return { type: 'footnoteReference', ...footnoteName(note) };
  },
  hr(state, element) {
    return hasClass(element, 'footnotes-sep') ? undefined : defaultHandlers.hr(state, element);
  },
  li(state, element) {
    if (!isFootnote(element)) return defaultHandlers.li(state, element);
    const children = state.toFlow(state.all(element));
    return { type: 'footnoteDefinition', ...footnoteName(element), children };
  },
  math(_, element) {
    const tex = texSource(element) ?? innerText(element);
    return { type: 'inlineMath', value: inDollars(tex, element.properties['display'] === 'block') };
  },
  ol(state, element) {
    const isNotes = element.children.some(isFootnote);
    return isNotes ? state.all(element) : defaultHandlers.ol(state, element);
  },
};

function isFootnote(node: Nodes): boolean {
  return (
    node.type === 'element' &&
    node.tagName === 'li' &&
    String(node.properties['id'] ?? '').startsWith('fn')
  );
}

/** The label of the note: its number if its id ends in one, as ours do, else the rest of the id. */
function footnoteName(note: Element): { identifier: string; label: string } {
  const id = String(note.properties['id']);
  const label = /\d+$/.exec(id)?.[0] ?? id.replace(/^fn[-:]*/, '');
  return { identifier: label.toLowerCase(), label };
}

/** A formula as it is written: what contains a dollar, or stands alone, takes two. */
function inDollars(tex: string, isDisplay: boolean): string {
  const isCommented = tex.includes('%');
  const source = tex.trim().replace(isCommented ? /\s*\n\s*/g : /\s+/g, isCommented ? '\n' : ' ');
  const fence = isDisplay || source.includes('$') ? '$$' : '$';
  return source === '' ? '' : fence + source + fence;
}
