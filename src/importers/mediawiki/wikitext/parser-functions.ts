import { escapeHtml } from '../../../content/rich-content.ts';
import { ExpressionError, evaluate } from './expression.ts';
import { Markers } from './markers.ts';
import type { PageContext } from './page-context.ts';

/** An argument of a parser function. It is expanded only if it is needed. */
export interface Argument {
  /** What stands before a `=`; null without one. */
  readonly name: () => string | null;
  readonly value: () => string;
  /** Both, as one text. */
  readonly whole: () => string;
}

/** Null for what cannot be computed here. */
type ParserFunction = (args: readonly Argument[], context: PageContext) => string | null;

const textOf = (args: readonly Argument[], index: number) => args[index]?.whole().trim() ?? '';

/** Functions that a converter can compute: conditions, letters, addresses. What they answer is wikitext. */
export const PARSER_FUNCTIONS: Readonly<Record<string, ParserFunction>> = {
  '#if': (args) => textOf(args, textOf(args, 0) === '' ? 2 : 1),
  '#ifeq': (args) => textOf(args, isEqual(textOf(args, 0), textOf(args, 1)) ? 2 : 3),
  '#ifexist': (args, { wiki, pages }) => {
    const title = wiki.parseTitle(textOf(args, 0));
    return textOf(args, title !== null && pages.has(title.full) ? 1 : 2);
  },
  '#iferror': (args) => {
    const tested = textOf(args, 0);
    if (/class="error"/.test(tested)) return textOf(args, 1);
    return args.length > 2 ? textOf(args, 2) : tested;
  },
  '#expr': (args) => computed(textOf(args, 0)),
  '#ifexpr': ifExpression,
  '#switch': switchOf,
  '#tag': () => '',
  '#language': (args) => textOf(args, 0),
  lc: (args) => textOf(args, 0).toLowerCase(),
  uc: (args) => textOf(args, 0).toUpperCase(),
  lcfirst: (args) => withFirst(textOf(args, 0), (first) => first.toLowerCase()),
  ucfirst: (args) => withFirst(textOf(args, 0), (first) => first.toUpperCase()),
  formatnum: (args) => textOf(args, 0),
  padleft: (args) => padding(args) + textOf(args, 0),
  padright: (args) => textOf(args, 0) + padding(args),
  urlencode: (args) => encodeURIComponent(textOf(args, 0)).replaceAll('%20', '+'),
  anchorencode: (args) => textOf(args, 0).replaceAll(' ', '_'),
  ns: (args, { wiki }) => {
    const name = textOf(args, 0);
    return wiki.namespaceName(Number(wiki.namespaceNamed(name) ?? name));
  },
  fullurl: (args, { wiki }) => wiki.addressOf(textOf(args, 0)) ?? textOf(args, 0),
  localurl: (args, { wiki }) => wiki.addressOf(textOf(args, 0)) ?? textOf(args, 0),
  canonicalurl: (args, { wiki }) => wiki.addressOf(textOf(args, 0)) ?? textOf(args, 0),
  displaytitle: () => '',
  defaultsort: () => '',
  defaultsortkey: () => '',
  pagename: (args, { wiki }) => wiki.parseTitle(textOf(args, 0))?.name ?? '',
  fullpagename: (args, { wiki }) => wiki.parseTitle(textOf(args, 0))?.full ?? '',
};

function ifExpression(args: readonly Argument[]): string | null {
  const value = computed(textOf(args, 0));
  if (value === null || value.startsWith('<')) return value;
  return textOf(args, value === '' || Number(value) === 0 ? 2 : 1);
}

/** An expression with a template that is not here has no value; one with a mistake has what a wiki shows. */
function computed(expression: string): string | null {
  if (Markers.areIn(expression)) return null;
  try {
    return evaluate(expression);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return `<strong class="error">Expression error: ${escapeHtml(error.message)}</strong>`;
  }
}

/** The value of the first case that is equal; several names may share the next value. */
function switchOf(args: readonly Argument[]): string {
  const subject = textOf(args, 0);
  let isFound = false;
  let fallback: (() => string) | null = null;
  for (const [index, { name, value, whole }] of args.entries()) {
    if (index === 0) continue;
    const label = (name() ?? whole()).trim();
    isFound ||= isEqual(label, subject);
    if (name() === null) {
      if (index === args.length - 1) return isFound ? '' : label;
      if (label === '#default') fallback ??= value;
      continue;
    }
    if (isFound) return value().trim();
    if (label === '#default') fallback = value;
  }
  return fallback?.().trim() ?? '';
}

/** Numbers are equal however they are written. */
function isEqual(a: string, b: string): boolean {
  if (a === b) return true;
  return a !== '' && b !== '' && Number.isFinite(Number(a)) && Number(a) === Number(b);
}

function withFirst(text: string, change: (first: string) => string): string {
  const [first = ''] = text;
  return change(first) + text.slice(first.length);
}

const MAX_PADDING = 500;

/** Whole characters: half of one is in no address. */
function padding(args: readonly Argument[]): string {
  const length = Math.min(Number.parseInt(textOf(args, 1), 10) || 0, MAX_PADDING);
  const missing = Math.max(length - [...textOf(args, 0)].length, 0);
  const characters = [...(textOf(args, 2) || '0')];
  return Array.from({ length: missing }, (_, index) => characters[index % characters.length]).join(
    '',
  );
}
