import { escapeHtml } from '../../../content/rich-content.ts';
import { attributeOf } from '../../fidelity/html-pieces.ts';
import { galleryWikitext } from './gallery.ts';
import { imageMapWikitext } from './image-map.ts';
import type { PageContext } from './page-context.ts';
import type { Extension } from './parse-templates.ts';

/**
 * What the tag of an extension shows, as wikitext or as a marker.
 *
 * @param within expands the inside where it is wikitext
 */
export function convertExtension(
  extension: Extension,
  context: PageContext,
  within: (inner: string) => string,
): string {
  const { name, attributes, inner } = extension;
  const { markers, footnotes } = context;
  switch (name) {
    case 'nowiki':
      return markers.inline(literal(inner));
    case 'pre': {
      const html = literal(inner.replace(/<\/?nowiki\s*\/?>/gi, ''));
      return `\n${markers.block(`<pre>${html.replace(/^\n/, '')}</pre>`)}\n`;
    }
    case 'math':
    case 'chem':
    case 'ce':
      return formula(extension, context);
    case 'source':
    case 'syntaxhighlight':
      return code(extension, context);
    case 'ref':
      return footnotes.refer({ attributes, text: within(inner) }, markers);
    case 'references': {
      // Notes may be written in the list itself.
      within(inner);
      return footnotes.place(markers);
    }
    case 'gallery': {
      const caption = within(attributeOf(attributes, 'caption') ?? '').trim();
      const images = galleryWikitext(within(inner), context.wiki);
      return `\n${caption}\n\n${images}\n${markers.block('')}\n`;
    }
    case 'imagemap': {
      const map = imageMapWikitext(within(inner), context.wiki);
      return map ?? shown(extension, context);
    }
    case 'poem':
      return `<div>\n${within(inner.trim()).replace(/\n(?!\n)/g, '<br>\n')}\n</div>`;
    case 'section':
    case 'languages':
    case 'indicator':
    case 'templatestyles':
    case 'templatedata':
      return '';
    default:
      return shown(extension, context);
  }
}

/** Text as it is; references to characters mean these. */
function literal(text: string): string {
  return escapeHtml(text).replace(/&amp;(#?\w{1,30};)/g, '&$1');
}

function formula({ name, attributes, inner }: Extension, { markers }: PageContext): string {
  const tex = name === 'math' ? inner.trim() : `\\ce{${inner.trim()}}`;
  if (tex === '') return '';
  const isDisplay = attributeOf(attributes, 'display') === 'block';
  const [kind, open, close] = isDisplay ? ['display', '\\[', '\\]'] : ['inline', '\\(', '\\)'];
  return markers.inline(`<span class="math ${kind}">${open}${escapeHtml(tex)}${close}</span>`);
}

function code({ attributes, inner }: Extension, { markers }: PageContext): string {
  const html = escapeHtml(inner.replace(/^\n/, '').trimEnd());
  if (/(?:^|\s)inline\b/.test(attributes)) return markers.inline(`<code>${html}</code>`);
  const language = attributeOf(attributes, 'lang') ?? '';
  const named = /^[\w.+#-]{1,40}$/.test(language)
    ? ` class="language-${language.toLowerCase()}"`
    : '';
  return `\n${markers.block(`<pre><code${named}>${html}</code></pre>`)}\n`;
}

/** An extension that draws something, or asks the wiki: its source is all there is. */
function shown({ name, source }: Extension, { markers, leave }: PageContext): string {
  leave(`<${name}>`);
  const html = escapeHtml(source);
  if (source.includes('\n')) return `\n${markers.block(`<pre>${html}</pre>`)}\n`;
  return markers.inline(`<code>${html}</code>`);
}
