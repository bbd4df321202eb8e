const LOWEST = 6;

/**
 * Gives the headings of a text levels from `topLevel` down, without gaps, as their order has it: the
 * author of a comment does not know how deep in a page it will stand.
 */
export function settleHeadings(content: ParentNode, topLevel: number): void {
  const open: number[] = [];
  for (const heading of content.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const level = Number(heading.tagName.slice(1));
    while ((open.at(-1) ?? 0) >= level) open.pop();
    open.push(level);
    rename(heading, Math.min(topLevel + open.length - 1, LOWEST));
  }
}

function rename(heading: Element, level: number): void {
  const renamed = heading.ownerDocument.createElement(`h${level}`);
  renamed.append(...heading.childNodes);
  for (const { name, value } of heading.attributes) renamed.setAttribute(name, value);
  heading.replaceWith(renamed);
}

/**
 * Puts a link to itself behind each heading. It is for the mouse alone: the list of contents
 * has the same links for all others, and a heading is heard without it.
 */
export function linkHeadings(content: ParentNode): void {
  for (const heading of content.querySelectorAll(':is(h1, h2, h3, h4, h5, h6)[id]')) {
    const link = heading.ownerDocument.createElement('a');
    link.className = 'heading-link';
    link.setAttribute('href', `#${encodeURIComponent(heading.id)}`);
    link.setAttribute('aria-hidden', 'true');
    link.setAttribute('tabindex', '-1');
    heading.append(link);
  }
}
