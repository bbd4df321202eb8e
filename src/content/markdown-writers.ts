import type { Blockquote, Delete, Link, Text } from 'mdast';
import type { InlineMath } from 'mdast-util-math';
import { defaultHandlers, type Info, type State } from 'mdast-util-to-markdown';
import { writeTex } from './tex-source.ts';

/** How nodes are written where the libraries' ways do not come back as what they were. */
export const WRITERS = {
  blockquote: writeQuote,
  delete: Object.assign(writeDeletion, { peek: () => '~' }),
  inlineMath: Object.assign(writeFormula, { peek: () => '$' }),
  link: Object.assign(writeLink, { peek: () => '[' }),
  text: writeText,
};

type Parent = Parameters<typeof defaultHandlers.link>[1];

/** What `markdown-nodes.ts` notes on a node. */
interface Noted {
  readonly data?: { readonly isSpoiler?: boolean; readonly isDisplay?: boolean };
}

function writeQuote(node: Blockquote & Noted, parent: Parent, state: State, info: Info): string {
  const quote = defaultHandlers.blockquote(node, parent, state, info);
  return node.data?.isSpoiler ? quote.replace(/^>/gm, '>!') : quote;
}

/** Marks of deletion are read as those of emphasis are, for which the library encodes what stands at them. */
function writeDeletion(node: Delete, parent: Parent, state: State, info: Info): string {
  const strong = defaultHandlers.strong({ ...node, type: 'strong' }, parent, state, info);
  return `~~${strong.slice(2, -2)}~~`;
}

/** The library's own handler pads with spaces, which `math-rules.ts` takes for prices. */
function writeFormula(
  { value, data }: InlineMath & Noted,
  _parent: Parent,
  state: State,
  { before, after }: Info,
): string {
  const formula = writeTex({ tex: value, isDisplay: data?.isDisplay ?? false }, { before, after });
  return state.stack.includes('tableCell') ? formula.replaceAll('|', '\\|') : formula;
}

/** In angle brackets an address would be shown decoded. */
function writeLink(node: Link, parent: Parent, state: State, info: Info): string {
  const { resourceLink } = state.options;
  state.options.resourceLink = node.url.includes('%');
  const link = defaultHandlers.link(node, parent, state, info);
  state.options.resourceLink = resourceLink ?? false;
  return link;
}

const ADDRESS = /https?:\/\/[^\s<>\uFDD0]*[^\s<>\uFDD0.,;:!?'")\]*_~]/g;

/**
 * Addresses in text become links wherever they stand, so they are written without backslashes, which would
 * become part of them.
 */
function writeText(node: Text, _parent: Parent, state: State, info: Info): string {
  const isInLink = state.stack.includes('label') || state.stack.includes('autolink');
  if (isInLink || !node.value.includes('://')) return safe(node.value);
  let written = '';
  let done = 0;
  for (const { 0: address, index } of node.value.matchAll(ADDRESS)) {
    const before = node.value.slice(done, index);
    written += safe(before, written === '' ? info.before : written.slice(-1), address[0]);
    done = index + address.length;
    // Marks right behind it would become part of it.
    const rest = node.value.slice(done) + info.after;
    written += MARK.test(rest) || !isPlain(address) ? `<${address}>` : address;
  }
  return written + safe(node.value.slice(done), written === '' ? info.before : written.slice(-1));

  function safe(value: string, before = info.before, after = info.after): string {
    if (saysItself(value, before)) return value;
    const escaped = state.safe(value, { ...info, before, after });
    if (!escaped.includes('\\_')) return escaped;
    // Within a word it is no mark of emphasis.
    return escaped.replace(/(?<=[\p{L}\p{N}])\\_(?=[\p{L}\p{N}])/gu, '_');
  }
}

/**
 * Whether nothing in a text can be taken for a mark: it has none of the characters that mean something everywhere, and its ends
 * none that mean something there. Most texts are such, and the library tries some fifty patterns on each.
 */
function saysItself(text: string, before: string): boolean {
  if (MARKS.test(text) || /^\(|[! ]$/.test(text)) return false;
  return (before !== '\n' && before !== '\r') || /^\p{L}/u.test(text);
}

/** The characters of all patterns of the library and its extensions, but for those that are marks at the ends of a text or line alone. */
const MARKS = /[\t\n\r#$&*<>[\\\]_`~|]/;

/** A mark, or what is written with a backslash before it, also behind the end of a sentence. */
const MARK = /^[.,;:!?'")\]]*[*_~`[<$|^\\]/;

/** Whether nothing in an address would be read as a mark. */
function isPlain(address: string): boolean {
  return /^[\w:/.?=#%+,;@&-]*$/.test(address) && !/__|\W_|_\W|&\w+;/.test(address);
}
