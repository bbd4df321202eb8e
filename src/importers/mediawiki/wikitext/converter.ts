import { MAX_SOURCE_LENGTH } from '../../../content/limits.ts';
import { escapeHtml } from '../../../content/rich-content.ts';
import { sitePaths } from '../../../lib/site-paths.ts';
import type { SourceText } from '../../records.ts';
import type { RevisionInfo } from '../input/dump-items.ts';
import { NS } from '../namespaces.ts';
import type { Title } from '../wiki.ts';
import { blocksHtml } from './blocks.ts';
import { Expander } from './expand.ts';
import { Footnotes } from './footnotes.ts';
import { cleanTags } from './html-tags.ts';
import { inlineHtml } from './inline.ts';
import { takeLinks } from './links.ts';
import { SWITCHES } from './magic-words.ts';
import { Markers, TooLargeError } from './markers.ts';
import type { Dump, PageContext } from './page-context.ts';

/** A text as this site shows it, and what it leads to. */
export interface Converted {
  readonly text: SourceText;
  /** Full titles of pages in content namespaces. */
  readonly links: ReadonlySet<string>;
  readonly categories: ReadonlySet<string>;
}

interface Version {
  readonly title: Title;
  readonly time: Date;
}

/** Languages that MediaWiki shows code in, by the name of the content model. */
const CODE: Readonly<Record<string, string>> = {
  ...{
    javascript: 'javascript',
    css: 'css',
    'sanitized-css': 'css',
    json: 'json',
    Scribunto: 'lua',
  },
};

const NOTHING: ReadonlySet<string> = new Set();

/** Makes HTML of the wikitext of one dump. */
export class Converter {
  readonly #dump: Dump;
  constructor(dump: Dump) {
    this.#dump = dump;
  }

  /** The text of a version, whatever it is. */
  convert({ text, model }: Pick<RevisionInfo, 'text' | 'model'>, version: Version): Converted {
    if (text.state === 'suppressed') return converted('<p><em>This text was suppressed.</em></p>');
    const language = CODE[model];
    if (language === undefined) return this.convertText(text.value, version);
    const code = escapeHtml(text.value);
    return converted(`<pre><code class="language-${language}">${code}</code></pre>`);
  }

  /** A wikitext. One that is too long, or that templates make too long, is shown as its source. */
  convertText(wikitext: string, version: Version): Converted {
    if (wikitext.length > MAX_SOURCE_LENGTH)
      return { ...converted(''), text: { markdown: wikitext } };
    for (const maxCalls of [undefined, 0]) {
      try {
        return this.#convert(wikitext, version, maxCalls);
      } catch (error) {
        if (!(error instanceof TooLargeError)) throw error;
      }
    }
    return { ...converted(''), text: { markdown: wikitext } };
  }

  /** The text of a user page. */
  bio(name: string, wikitext: string): SourceText {
    const title = this.#dump.wiki.titleIn(NS.user, name);
    return this.convertText(wikitext, { title, time: new Date(0) }).text;
  }

  #convert(wikitext: string, version: Version, maxCalls: number | undefined): Converted {
    const context = this.#contextOf(version);
    const { markers, footnotes } = context;
    const expander = new Expander(context, maxCalls);
    const expanded = expander.expandPage(Markers.clean(wikitext)).replace(BESIDE_BLOCK, '$1\n');
    const shown = withoutTranslation(withoutSwitches(expanded));
    const body = blocksHtml(taken(shown, context), inlineHtml);
    const notes = footnotes.write(markers, (text) => inlineHtml(taken(text, context)));
    const html = markers.restore(
      [body, notes, ...endOf(context)].filter(Boolean).join('\n'),
      MAX_HTML,
    );
    const { links, categories } = context;
    return { text: { html }, links, categories };
  }

  #contextOf({ title, time }: Version): PageContext {
    return {
      ...this.#dump,
      ...{ title, time },
      markers: new Markers(),
      footnotes: new Footnotes(),
      links: new Set(),
      categories: new Set(),
      languages: new Map(),
    };
  }
}

/** The space between a block and the text behind it on the same line: it makes no preformatted text of that. */
const BESIDE_BLOCK = /(\u007fb\d+\u007f)\n[ \t]+(?=\S)/g;

/** Characters of HTML that a text may become; what is longer is shown as its source. */
const MAX_HTML = 4_000_000;

function converted(html: string): Converted {
  return { text: { html }, links: NOTHING, categories: NOTHING };
}

function taken(text: string, context: PageContext): string {
  return takeLinks(cleanTags(text), context);
}

function withoutSwitches(text: string): string {
  return text.includes('__') ? text.replace(SWITCHES, '') : text;
}

/** Without the marks of texts that are translated, which are not shown. */
function withoutTranslation(text: string): string {
  return TRANSLATION.test(text) ? text.replace(TRANSLATION_MARKS, '') : text;
}

const TRANSLATION = /<translate\b|<languages\b/i;
const TRANSLATION_MARKS =
  /<translate(?: nowrap)?>\n?|\n?<\/translate>|<tvar(?:\|[^<>]{0,200}|\s[^<>]{0,200})>|<\/(?:tvar)?>/gi;

/** What MediaWiki shows around a page: its categories, and the same page in other languages. */
function endOf({ wiki, categories, languages, renamed }: PageContext): string[] {
  const parts: string[] = [];
  if (categories.size > 0) {
    const links = [...categories].map((full) => {
      const address = sitePaths.wikiPage(renamed.get(full) ?? full);
      const words = escapeHtml(full.slice(full.indexOf(':') + 1));
      return `<a href="${address.replaceAll("'", '&#39;')}">${words}</a>`;
    });
    parts.push(`<p>${escapeHtml(wiki.namespaceName(NS.category))}: ${links.join(' · ')}</p>`);
  }
  if (languages.size > 0) {
    const links = [...languages.values()].join(' · ');
    parts.push(`<details><summary>Other languages</summary><p>${links}</p></details>`);
  }
  return parts;
}
