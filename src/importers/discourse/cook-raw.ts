import MarkdownIt, { type MarkdownIt as Parser, type Token } from 'markdown-it';
import footnotes from 'markdown-it-footnote';
import {
  MAX_BLOCK_TOKENS,
  MAX_FOOTNOTES,
  MAX_NESTING,
  MAX_SOURCE_LENGTH,
} from '../../content/limits.ts';
import { mathRules } from '../../content/math-rules.ts';
import { escapeHtml } from '../../content/rich-content.ts';
import { taskLists } from '../../content/task-lists.ts';
import { blockTags } from './raw-blocks.ts';
import { knownHtml } from './raw-html.ts';
import { inlineTags } from './raw-inline.ts';

/**
 * HTML of a post of which the API told the Markdown alone, as the forum would make it: every line break counts, BBCode and
 * some HTML are read. Null for a text that is past our limits.
 */
export function cookRaw(raw: string): string | null {
  if (raw.length > MAX_SOURCE_LENGTH) return null;
  try {
    return parser.render(raw);
  } catch {
    return null;
  }
}

interface Written {
  readonly raw?: string | null | undefined;
  readonly cooked?: string | null | undefined;
}

/** A post with its HTML, whether the API told it or not. */
export function withCooked<Post extends Written>(post: Post): Post {
  return post.cooked == null && post.raw != null ? { ...post, cooked: cookRaw(post.raw) } : post;
}

const parser = new MarkdownIt({ html: true, linkify: true, breaks: true, maxNesting: MAX_NESTING })
  .use(footnotes)
  .use(mathRules)
  .use(taskLists)
  .use(blockTags)
  .use(inlineTags)
  .use(uploads)
  .use(limits)
  .use(output);

function limits(parser: Parser): void {
  parser.inline.ruler.disable('footnote_inline');
  parser.core.ruler.after('block', 'limits', ({ tokens, env }) => {
    const { refs } = (env['footnotes'] ?? {}) as { refs?: object };
    if (tokens.length > MAX_BLOCK_TOKENS) throw new RangeError('too many blocks');
    if (Object.keys(refs ?? {}).length > MAX_FOOTNOTES) throw new RangeError('too many footnotes');
  });
}

function output({ renderer: { rules } }: Parser): void {
  const html = (tokens: Token[], index: number) => knownHtml(tokens[index]?.content ?? '');
  rules['html_inline'] = html;
  rules['html_block'] = html;
  rules['math_inline'] = (tokens, index) => {
    const { content = '', markup = '' } = tokens[index] ?? {};
    const [open, close] = markup === '$$' ? ['\\[', '\\]'] : ['\\(', '\\)'];
    return formula(open + content + close);
  };
  rules['math_block'] = (tokens, index) => formula(`\\[${tokens[index]?.content ?? ''}\\]`);
}

function formula(tex: string): string {
  return `<span class="math-container">${escapeHtml(tex)}</span>`;
}

const SHORT_ADDRESS = 'upload://';

/** `![a cat|690x388](upload://x.jpeg)` and `[a.pdf|attachment](upload://x.pdf)` */
function uploads(parser: Parser): void {
  parser.core.ruler.push('uploads', (state) => {
    for (const { children } of state.tokens) {
      for (const [index, token] of (children ?? []).entries()) {
        const name = token.type === 'image' ? 'src' : token.type === 'link_open' ? 'href' : null;
        if (name === null) continue;
        const address = String(token.attrGet(name) ?? '');
        if (address.startsWith(SHORT_ADDRESS))
          token.attrSet(name, `/uploads/short-url/${address.slice(SHORT_ADDRESS.length)}`);
        if (token.type === 'image') settleImage(token, new state.Token('text', '', 0));
        const text = children?.[index + 1];
        if (name === 'href' && text?.type === 'text')
          text.content = text.content.replace(/\|attachment$/, '');
      }
    }
  });
}

function settleImage(image: Token, words: Token): void {
  const [alt = '', ...options] = image.content.split('|');
  const film = options.find((option) => /^(?:video|audio)\b/.test(option));
  if (options.length > 0) {
    words.content = alt;
    image.children = [words];
  }
  if (film === undefined) return;
  const src = escapeHtml(String(image.attrGet('src') ?? ''));
  Object.assign(image, {
    type: 'html_inline',
    content: `<video src="${src}" title="${escapeHtml(alt)}"></video>`,
  });
}
