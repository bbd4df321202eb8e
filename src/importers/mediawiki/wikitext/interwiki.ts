import type { Wiki } from '../wiki.ts';

/** Projects with a wiki in each language, by their prefixes. The short ones are Wikimedia's own. */
const PROJECTS: Readonly<Record<string, string>> = {
  ...{ w: 'wikipedia', wikipedia: 'wikipedia', wikt: 'wiktionary', wiktionary: 'wiktionary' },
  ...{ b: 'wikibooks', wikibooks: 'wikibooks', q: 'wikiquote', wikiquote: 'wikiquote' },
  ...{ s: 'wikisource', wikisource: 'wikisource', n: 'wikinews', wikinews: 'wikinews' },
  ...{ v: 'wikiversity', wikiversity: 'wikiversity', voy: 'wikivoyage', wikivoyage: 'wikivoyage' },
};

/** Projects with one wiki. */
const SINGLE: Readonly<Record<string, string>> = {
  ...{ c: 'commons.wikimedia.org', commons: 'commons.wikimedia.org' },
  ...{ m: 'meta.wikimedia.org', meta: 'meta.wikimedia.org', metawikipedia: 'meta.wikimedia.org' },
  ...{ mw: 'www.mediawiki.org', mediawikiwiki: 'www.mediawiki.org' },
  ...{ d: 'www.wikidata.org', wikidata: 'www.wikidata.org' },
  ...{ species: 'species.wikimedia.org', wikispecies: 'species.wikimedia.org' },
  ...{ foundation: 'foundation.wikimedia.org', incubator: 'incubator.wikimedia.org' },
};

const LANGUAGE =
  /^(?:[a-z]{2,3}|simple|zh-(?:min-nan|classical|yue)|be-(?:x-old|tarask)|nds-nl|roa-(?:rup|tara)|map-bms|fiu-vro|bat-smg|cbk-zam)$/;

/** A link to another wiki. */
export interface Interwiki {
  readonly address: string;
  /** The code of the language, where it is the same project in another language. */
  readonly language: string | null;
}

/** Where a title leads that begins with the prefix of another wiki; null if it begins with none. */
export function interwikiLink(written: string, { pageBase }: Wiki): Interwiki | null {
  const [, prefix = '', rest = ''] = /^\s*([A-Za-z-]{1,20})\s*:\s*(.*)$/s.exec(written) ?? [];
  const name = prefix.toLowerCase();
  const home = homeOf(pageBase);
  if (name === '' || (name.length < 4 && home === null)) return null;
  const single = Object.hasOwn(SINGLE, name) ? SINGLE[name] : undefined;
  if (single !== undefined) return { address: addressOn(single, rest), language: null };
  const project = Object.hasOwn(PROJECTS, name) ? PROJECTS[name] : undefined;
  if (project !== undefined) {
    const [, language = home?.language ?? 'en', title = rest] =
      /^:?([a-z-]{2,12}):(.*)$/s.exec(rest) ?? [];
    if (!LANGUAGE.test(language)) return null;
    return { address: addressOn(`${language}.${project}.org`, title), language: null };
  }
  if (home === null || !LANGUAGE.test(name)) return null;
  return { address: addressOn(`${name}.${home.project}.org`, rest), language: name };
}

/** The project and language of a Wikimedia wiki. */
function homeOf(pageBase: string | null): { project: string; language: string } | null {
  if (pageBase === null) return null;
  const [, language, project] =
    /^([a-z-]+)\.(?:m\.)?(wiki(?:pedia|books|quote|source|news|versity|voyage)|wiktionary)\.org$/.exec(
      new URL(pageBase).host,
    ) ?? [];
  return language === undefined || project === undefined ? null : { project, language };
}

function addressOn(host: string, title: string): string {
  const [page = '', section] = title.trim().replaceAll(' ', '_').split('#');
  const path = encodeURIComponent(page).replace(/%(?:2F|3A|28|29|2C)/g, decodeURIComponent);
  return `https://${host}/wiki/${path}${section ? `#${encodeURIComponent(section)}` : ''}`;
}
