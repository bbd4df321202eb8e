import { parseHtml } from '../text/parse-html.ts';
import { sectionHeadingElements } from '../text/section-heading-elements.ts';
import { cutSection, type Section, sectionHeadings } from './sections.ts';

interface Body {
  readonly markdown: string;
  readonly html: string;
}

/**
 * The section of a text whose heading has this anchor. Null if there is none, and for a text whose HTML was
 * imported and has other headings than its Markdown.
 */
export function findSection({ markdown, html }: Body, anchor: string): Section | null {
  const elements = sectionHeadingElements(parseHtml(html).content);
  const headings = sectionHeadings(markdown);
  const isSame =
    elements.length === headings.length &&
    elements.every(({ tagName }, index) => tagName === `H${headings[index]?.level}`);
  if (!isSame) return null;
  return cutSection(
    markdown,
    headings,
    elements.findIndex(({ id }) => id === anchor),
  );
}
