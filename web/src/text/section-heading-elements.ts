/** What a heading may stand in without beginning a section of the text. */
const PARTS = 'li, dl, blockquote, details, table, section';

/** The headings that begin the sections of a text, in order. */
export function sectionHeadingElements(content: ParentNode): Element[] {
  const headings = content.querySelectorAll(':is(h1, h2, h3, h4, h5, h6)[id]');
  return [...headings].filter((heading) => {
    const part = heading.closest(PARTS);
    return part === null || !content.contains(part);
  });
}
