import { unescapeHtml } from '../../../content/unescape-html.ts';
import type { Title } from '../wiki.ts';
import { interwikiLink } from './interwiki.ts';
import { pageAddress } from './page-address.ts';
import type { PageContext } from './page-context.ts';

/** What an option of an image says that is no caption, in the languages of large wikis. */
const OPTION =
  /^(?:(?:alt|link|lang|page|class|upright|thumb|thumbnail|start|end|thumbtime)\s*=.*|\d*(?:x\d+)?\s*(?:px|пкс|píxeis|ppx)|upright|hochkant|redresse|border|rand|bordure|frameless|rahmenlos|sans_cadre|sem_moldura|sinmarco|left|right|center|centre|none|links|rechts|zentriert|ohne|gauche|droite|centré|néant|izquierda|derecha|centro|centrado|centrada|no|esquerda|direita|nenhum|sinistra|destra|nessuno|слева|справа|центр|без|lewo|prawo|baseline|sub|super|top|text-top|middle|bottom|text-bottom)$/iu;

const BOXED =
  /^(?:thumb|thumbnail|frame|framed|mini|miniatur|gerahmt|vignette|cadre|miniatura|miniaturadeimagen|miniatura de imagen|miniaturadaimagem|miniatura da imagem|marco|min|mid|riquadro|commoldura|мини|миниатюра|обрамить|ramka|mały)(?:\s*=.*)?$/iu;

const SHOWN = /\.(?:png|jpe?g|gif|svg|webp|tiff?|bmp|xcf)$/i;
/** Pixels; what MediaWiki draws a box of is 220 wide, on screens with twice the pixels 440. */
const BOX_WIDTH = 440;

export interface Image {
  readonly html: string;
  /** Whether it stands between paragraphs. */
  readonly isBlock: boolean;
}

interface Written {
  readonly title: Title;
  /** What stands after the name, between bars, as HTML. */
  readonly options: readonly string[];
}

/** An image with its caption. It is shown from where the wiki is, since a dump has no files. */
export function imageHtml(
  { title, options }: Written,
  context: Pick<PageContext, 'wiki' | 'markers' | 'renamed'>,
): Image {
  const { wiki, markers } = context;
  const trimmed = options.map((option) => option.trim());
  const isBlock = trimmed.some((option) => BOXED.test(option));
  const caption = trimmed.findLast(
    (option) => option !== '' && !OPTION.test(option) && !BOXED.test(option),
  );
  const alt = trimmed.find((option) => /^alt\s*=/i.test(option))?.replace(/^alt\s*=\s*/i, '');
  const address = wiki.addressOf(`Special:FilePath/${title.name}`);
  if (address === null || !SHOWN.test(title.name)) {
    const words = caption ?? escapedText(title.full);
    const page = wiki.addressOf(title.full);
    const html = page === null ? words : `<a href="${attribute(page)}">${words}</a>`;
    return { html: isBlock ? `<p>${html}</p>` : html, isBlock };
  }
  const width = Number(
    trimmed.map((option) => /^(\d{1,4})(?:x\d+)?\s*px$/i.exec(option)?.[1]).find(Boolean),
  );
  const fileWidth = width > 0 ? Math.min(width * 2, 2000) : isBlock ? BOX_WIDTH : 0;
  const source =
    fileWidth === 0 ? address : `${address}${address.includes('?') ? '&' : '?'}width=${fileWidth}`;
  const plainCaption =
    caption === undefined ? undefined : plain(markers.restore(caption, MAX_CAPTION));
  const sized = width > 0 ? ` width="${width}"` : '';
  const titled = isBlock || !alt || !plainCaption ? '' : ` title="${attribute(plainCaption)}"`;
  const drawn = `<img src="${attribute(source)}" alt="${attribute(alt ?? plainCaption ?? title.name)}"${titled}${sized}>`;
  const link = linkOf(trimmed, context);
  const image = link === null ? drawn : `<a href="${attribute(link)}">${drawn}</a>`;
  if (!isBlock) return { html: image, isBlock };
  const words = caption === undefined ? '' : `<figcaption>${caption}</figcaption>`;
  return { html: `<figure>${image}${words}</figure>`, isBlock };
}

/** Where an image leads, if its author says so. */
function linkOf(
  options: readonly string[],
  context: Pick<PageContext, 'wiki' | 'renamed'>,
): string | null {
  const option = options.find((some) => /^link\s*=/i.test(some)) ?? '';
  const target = unescapeHtml(plain(option)).replace(/^link\s*=\s*/i, '');
  if (/^(?:https?:)?\/\//i.test(target)) return target;
  const elsewhere = interwikiLink(target.replace(/^:/, ''), context.wiki);
  if (elsewhere !== null) return elsewhere.address;
  const title = target === '' ? null : context.wiki.parseTitle(target);
  return title === null ? null : pageAddress(title, '', context);
}

/** Characters of a caption with what stands at its markers. */
const MAX_CAPTION = 100_000;

/** A caption without its tags. */
function plain(html: string): string {
  return html
    .replace(/<img [^>]*?alt="([^"]*)"[^>]*>/g, '$1')
    .replace(/<[^>]*>/g, '')
    .replace(/''+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function attribute(text: string): string {
  return text
    .replace(/&(?!#?\w{1,30};)/g, '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function escapedText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
