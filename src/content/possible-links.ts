import { unescapeHtml } from './unescape-html.ts';
import { titlesInBrackets } from './wiki-links.ts';

/** How many names are looked up for one text. */
const MAX_POSSIBLE_NAMES = 1_000;

/** The same for titles of wiki pages. */
const MAX_POSSIBLE_TITLES = 400;

/**
 * The names that a text may mention, found without parsing it: all that it mentions, and others, such as those in
 * code. They are looked up before the text is rendered.
 */
export function possibleNames(markdown: string): string[] {
  if (!MAY_NAME.test(markdown)) return [];
  const text = unescapeHtml(markdown).replace(/\\(?=[!-/:-@[-`{-~])/g, '');
  const names = text.matchAll(/@([a-z0-9]+(?:-[a-z0-9]+)*)/giu);
  return [...new Set(Array.from(names, ([, name = '']) => name.toLowerCase()))].slice(
    0,
    MAX_POSSIBLE_NAMES,
  );
}

/** An `@`, or an entity that may be one. */
const MAY_NAME = /@|&(?:#|commat;)/i;

/**
 * The titles that a text may link to, found without parsing it: all that its links look for, and others, such as
 * those in code. They are looked up before the text is rendered.
 */
export function possibleTitles(markdown: string): string[] {
  return titlesInBrackets(markdown).slice(0, MAX_POSSIBLE_TITLES);
}
