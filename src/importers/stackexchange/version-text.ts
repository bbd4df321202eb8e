import MarkdownIt from 'markdown-it';
import { mathRules } from '../../content/math-rules.ts';
import { spoilers } from '../../content/spoilers.ts';
import type { SourceText } from '../records.ts';
import type { Dialect } from './dialect.ts';
import { postMarkdown } from './markdown.ts';
import { withoutCode } from './plain-passages.ts';
import { withShownTitles } from './retitled-links.ts';
import { postHtml } from './site-html.ts';

interface Version {
  readonly markdown: string;
  /** The site's own rendering, where there is one: what it says counts. */
  readonly shown: string | null;
  readonly createdAt: Date;
}

/**
 * The text of a version. With the site's HTML, the Markdown is taken if ours makes the same of it. Without,
 * the HTML that its Markdown allows has to be rendered here, because ours shows it as text.
 */
export function versionText({ markdown, shown, createdAt }: Version, dialect: Dialect): SourceText {
  const isOld = createdAt < COMMONMARK_SINCE && (shown === null || /<h[1-6]/.test(shown));
  const titled = shown === null ? markdown : withShownTitles(markdown, shown);
  const ours = postMarkdown(titled, dialect, { hasOldHeadings: isOld });
  if (shown !== null) return { markdown: ours, html: postHtml(shown, dialect) };
  if (!HTML_TAG.test(withoutCode(ours))) return { markdown: ours };
  return { markdown: ours, html: postHtml(withHtml.render(ours), { ...dialect, maths: 'marked' }) };
}

/** When the network's sites came to read CommonMark. */
const COMMONMARK_SINCE = new Date('2020-06-01');

/** A tag or a comment of HTML; autolinks, `<https://…>`, are none. */
const HTML_TAG = /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>|<!--/i;

const withHtml = new MarkdownIt({ html: true, linkify: true }).use(mathRules).use(spoilers);
withHtml.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
for (const rule of ['math_inline', 'math_block']) {
  withHtml.renderer.rules[rule] = (tokens, index) => {
    const { content = '', markup = '$' } = tokens[index] ?? {};
    const source = withHtml.utils.escapeHtml(markup + content + markup);
    return `<span class="math-container">${source}</span>`;
  };
}
