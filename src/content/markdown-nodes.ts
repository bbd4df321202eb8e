import type { Element, Nodes } from 'hast';
import { defaultHandlers, type Handle } from 'hast-util-to-mdast';
import { hasClass, innerText } from './html-tree.ts';
import { texOf, withCodeSpaces } from './prepare-tree.ts';
import { readableFormula } from './readable-formula.ts';

/** How elements become Markdown where the library's ways do not know ours: notes and formulas. */
export const ELEMENT_HANDLERS: Record<string, Handle> = {
  a(state, element) {
    const target = String(element.properties['href'] ?? '');
    if (target.startsWith('#fnref')) return undefined;
    const note = target.startsWith('#fn') ? state.elementById.get(target.slice(1)) : undefined;
    if (!note || !isFootnote(note)) return defaultHandlers.a(state, element);
    return { type: 'footnoteReference', ...footnoteName(note) };
  },
  blockquote: quote,
  code: inlineCode,
  div: (state, element) =>
    hasClass(element, 'spoiler')
      ? quote(state, element, undefined)
      : defaultHandlers.div(state, element),
  hr(state, element) {
    return hasClass(element, 'footnotes-sep') ? undefined : defaultHandlers.hr(state, element);
  },
  kbd: inlineCode,
  li(state, element) {
    if (!isFootnote(element)) return defaultHandlers.li(state, element);
    const children = state.toFlow(state.all(element));
    return { type: 'footnoteDefinition', ...footnoteName(element), children };
  },
  math(_, element) {
    const tex = texOf(element) ?? readableFormula(element);
    const isDisplay = element.properties['display'] === 'block';
    return { type: 'inlineMath', value: tex, data: { isDisplay } };
  },
  ol(state, element) {
    const isNotes = element.children.some(isFootnote);
    return isNotes ? state.all(element) : defaultHandlers.ol(state, element);
  },
  samp: inlineCode,
  var: inlineCode,
};

function inlineCode(_: unknown, element: Element) {
  return { type: 'inlineCode', value: withCodeSpaces(innerText(element)) } as const;
}

function quote(...[state, element]: Parameters<Handle>) {
  const data = hasClass(element, 'spoiler') ? { isSpoiler: true } : {};
  return { type: 'blockquote', children: state.toFlow(state.all(element)), data } as const;
}

function isFootnote(node: Nodes): boolean {
  return (
    node.type === 'element' &&
    node.tagName === 'li' &&
    String(node.properties['id'] ?? '').startsWith('fn')
  );
}

/** The label of the note: its number if its id is one behind a hyphen, as ours are, else the rest of the id. */
function footnoteName(note: Element): { identifier: string; label: string } {
  const id = String(note.properties['id']).replace(/^fn/, '');
  const label = /^(?:.*[-:])?(\d+)$/.exec(id)?.[1] ?? id.replace(/^[-:]+/, '');
  return { identifier: label.toLowerCase(), label };
}
