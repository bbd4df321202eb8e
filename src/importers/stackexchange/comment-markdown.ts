import type { Dialect } from './dialect.ts';
import { postMarkdown } from './markdown.ts';
import { mainOrigin, metaOrigin } from './origins.ts';
import { rewritePlain } from './plain-passages.ts';

/**
 * A comment: one paragraph, whatever it begins with. Its small Markdown knows emphasis, code, links, tags
 * and short forms such as `[help]`; pictures and anything else are text.
 *
 * @param post the post that it is on, which `[edit]` leads to
 */
export function commentMarkdown(text: string, dialect: Dialect, post?: number): string {
  const line = text.trim().replace(/\s*[\r\n]\s*/g, ' ');
  const plain = rewritePlain(line, 'none', (passage) =>
    passage.replace(/(?<!\\)!(?=\[)/g, '\\!').replace(SHORT_FORM, (whole, form: string) => {
      const link = shortLink(form.toLowerCase(), dialect.origin, post);
      return link === null ? whole : `[${link.text}](${link.url})`;
    }),
  );
  return postMarkdown(plain, dialect)
    .replace(BLOCK_START, '\\$&')
    .replace(/^(\d{1,9})(?=[.)](?:\s|$))/, '$1\\');
}

/** What would begin a heading, list, quote, rule, table, code block or definition of a link. */
const BLOCK_START =
  /^(?:#{1,6}(?=\s|$)|[-+*](?=\s|$)|[-*_](?=[-*_ ]+$)|>|\||`{3,}(?=[^`]*$)|~{3,}|\[[^\]]+\]:)/;

const SHORT_FORM = /(?<![\\\]!])\[([a-z]+\d*(?:[./-][a-z-]+)*)\](?![[(:])/gi;

interface ShortLink {
  readonly text: string;
  readonly url: string;
}

/** Sites that a comment can name. */
const SITES: Readonly<Record<string, ShortLink>> = {
  so: { text: 'Stack Overflow', url: 'https://stackoverflow.com' },
  su: { text: 'Super User', url: 'https://superuser.com' },
  sf: { text: 'Server Fault', url: 'https://serverfault.com' },
  se: { text: 'Stack Exchange', url: 'https://stackexchange.com' },
  metase: { text: 'Meta Stack Exchange', url: 'https://meta.stackexchange.com' },
  a51: { text: 'Area 51', url: 'https://area51.stackexchange.com' },
};

/** Pages of every site. */
const PAGES: Readonly<Record<string, ShortLink>> = {
  ask: { text: 'How to Ask', url: '/help/how-to-ask' },
  answer: { text: 'How to Answer', url: '/help/how-to-answer' },
  help: { text: 'help center', url: '/help' },
  tour: { text: 'tour', url: '/tour' },
  about: { text: 'about', url: '/about' },
  faq: { text: 'FAQ', url: '/faq' },
};

function shortLink(form: string, origin: string, post: number | undefined): ShortLink | null {
  const page = PAGES[form];
  if (page !== undefined) return { text: page.text, url: origin + page.url };
  if (SITES[form] !== undefined) return SITES[form];
  if (form.startsWith('help/')) return { text: 'help center', url: `${origin}/${form}` };
  if (form === 'chat') return { text: 'chat', url: 'https://chat.stackexchange.com' };
  if (form === 'meta') return { text: 'meta', url: metaOrigin(origin) };
  if (form === 'main') return { text: 'main', url: mainOrigin(origin) };
  if (form === 'edit' && post !== undefined) {
    return { text: 'edit', url: `${origin}/posts/${post}/edit` };
  }
  const site = /^(meta\.)?([a-z-]+)\.se$/.exec(form);
  if (site === null) return null;
  const main = `https://${site[2]}.stackexchange.com`;
  return { text: form, url: site[1] === undefined ? main : metaOrigin(main) };
}
