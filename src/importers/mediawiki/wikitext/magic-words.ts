import type { PageContext } from './page-context.ts';

type Variable = (context: PageContext) => string;

const two = (number: number) => String(number).padStart(2, '0');
const month = (name: 'long' | 'short') => (context: PageContext) =>
  new Intl.DateTimeFormat(localeOf(context), { month: name, timeZone: 'UTC' }).format(context.time);
const day = ({ time, ...context }: PageContext) =>
  new Intl.DateTimeFormat(localeOf(context), { weekday: 'long', timeZone: 'UTC' }).format(time);

/** Of the time, after `CURRENT`, `LOCAL` or `REVISION`. */
const TIMES: readonly (readonly [string, Variable])[] = [
  ['YEAR', ({ time }) => String(time.getUTCFullYear())],
  ['MONTH', ({ time }) => two(time.getUTCMonth() + 1)],
  ['MONTH1', ({ time }) => String(time.getUTCMonth() + 1)],
  ['MONTHNAME', month('long')],
  ['MONTHNAMEGEN', month('long')],
  ['MONTHABBREV', month('short')],
  ['DAY', ({ time }) => String(time.getUTCDate())],
  ['DAY2', ({ time }) => two(time.getUTCDate())],
  ['DAYNAME', day],
  ['DOW', ({ time }) => String(time.getUTCDay())],
  ['TIME', ({ time }) => `${two(time.getUTCHours())}:${two(time.getUTCMinutes())}`],
  ['HOUR', ({ time }) => two(time.getUTCHours())],
  ['TIMESTAMP', ({ time }) => time.toISOString().replace(/\D/g, '').slice(0, 14)],
];

/** Variables whose value the dump knows. Those of the time say when the version was written, counts what the dump has. */
export const VARIABLES: Readonly<Record<string, Variable>> = {
  PAGENAME: ({ title }) => title.name,
  PAGENAMEE: ({ title }) => encodeURIComponent(title.name.replaceAll(' ', '_')),
  FULLPAGENAME: ({ title }) => title.full,
  FULLPAGENAMEE: ({ title }) => encodeURIComponent(title.full.replaceAll(' ', '_')),
  BASEPAGENAME: ({ title }) => title.name.replace(/\/[^/]*$/, ''),
  ROOTPAGENAME: ({ title }) => title.name.replace(/\/.*$/, ''),
  SUBPAGENAME: ({ title }) => title.name.replace(/^.*\//, ''),
  ARTICLEPAGENAME: ({ title }) => title.full,
  SUBJECTPAGENAME: ({ title }) => title.full,
  TALKPAGENAME: ({ title, wiki }) => wiki.titleIn(title.ns | 1, title.name).full,
  NAMESPACE: ({ title, wiki }) => wiki.namespaceName(title.ns),
  NAMESPACENUMBER: ({ title }) => String(title.ns),
  TALKSPACE: ({ title, wiki }) => wiki.namespaceName(title.ns | 1),
  SUBJECTSPACE: ({ title, wiki }) => wiki.namespaceName(title.ns),
  NUMBEROFARTICLES: ({ pages, ...context }) => counted(pages.articles, context),
  NUMBEROFPAGES: ({ pages, ...context }) => counted(pages.count, context),
  SITENAME: ({ wiki }) => wiki.siteName,
  CONTENTLANGUAGE: ({ wiki }) => wiki.language,
  CONTENTLANG: ({ wiki }) => wiki.language,
  SERVER: ({ wiki }) => (wiki.pageBase === null ? '' : new URL(wiki.pageBase).origin),
  SERVERNAME: ({ wiki }) => (wiki.pageBase === null ? '' : new URL(wiki.pageBase).host),
  ...Object.fromEntries(
    ['CURRENT', 'LOCAL', 'REVISION'].flatMap((prefix) =>
      TIMES.map(([name, value]) => [prefix + name, value] as const),
    ),
  ),
  '!': () => '|',
  '=': () => '=',
};

function counted(number: number, context: Pick<PageContext, 'wiki'>): string {
  return new Intl.NumberFormat(localeOf(context)).format(number);
}

function localeOf({ wiki }: Pick<PageContext, 'wiki'>): string {
  const [locale = 'en'] = Intl.DateTimeFormat.supportedLocalesOf([safeTag(wiki.language), 'en']);
  return locale;
}

function safeTag(language: string): string {
  return /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(language) ? language : 'en';
}

/** Behaviour switches, `__NOTOC__` and the like, in English: they say nothing to readers here. */
export const SWITCHES =
  /__(?:NO|FORCE)?TOC__|__(?:NO)?EDITSECTION__|__(?:NO)?NEWSECTIONLINK__|__NOGALLERY__|__HIDDENCAT__|__(?:NO)?INDEX__|__STATICREDIRECT__|__NO(?:CC|CONTENTCONVERT|TC|TITLECONVERT)__|__DISAMBIG__|__START__|__END__|__EXPECTUNUSEDCATEGORY__/gi;
