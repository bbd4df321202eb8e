/** A word or a phrase that must be there or, negated, must not. */
export interface Term {
  readonly text: string;
  readonly isPhrase: boolean;
  readonly isNegated: boolean;
}

/**
 * What a query asks for: one of the choices, each of them with all its terms, by the author and under the topic.
 * Without author and topic each choice has a word that must be there: nearly everything lacks a word.
 */
export interface ParsedQuery {
  readonly choices: readonly (readonly Term[])[];
  /** A username. */
  readonly author: string | null;
  /** A slug or a title. */
  readonly topic: string | null;
  /** What is left out by the same names. */
  readonly without: { readonly author: string | null; readonly topic: string | null };
}

const PART =
  /(?<minus>-?)(?:(?<field>author|topic):(?:"(?<quoted>[^"]*)"|(?<bare>[^\s"]+))|"(?<phrase>[^"]*)"?|(?<word>[^\s"]+))/giu;

/**
 * Reads what people type into a search box: words, "a phrase", -without, `or` between choices, author:name,
 * and topic:slug or topic:"a title". Never an error.
 *
 * @param namesElsewhere whether authors or topics are named besides
 */
export function parseQuery(text: string, namesElsewhere = false): ParsedQuery {
  const choices: Term[][] = [[]];
  const names = { author: noNames(), topic: noNames() };
  for (const { groups = {} } of plainQuotes(text).matchAll(PART)) {
    const { minus, field, quoted, bare, phrase, word } = groups;
    if (field !== undefined) {
      const name = (quoted ?? bare ?? '').replace(/\s+/g, ' ').trim();
      const side = minus === '' ? 'within' : 'without';
      if (field.toLowerCase() === 'author') {
        names.author[side] = name.replace(/^@/, '').toLowerCase();
      } else names.topic[side] = name;
    } else if (word?.toLowerCase() === 'or' && minus === '') {
      choices.push([]);
    } else {
      const isNegated = minus !== '';
      choices
        .at(-1)
        ?.push({ text: phrase ?? word ?? '', isPhrase: phrase !== undefined, isNegated });
    }
  }
  const { author, topic } = names;
  const within = { author: author.within, topic: topic.within };
  const mayExclude = namesElsewhere || isNarrowed(within);
  return {
    choices: choices.filter((terms) => (mayExclude ? terms.length > 0 : terms.some(isWanted))),
    ...within,
    without: { author: author.without, topic: topic.without },
  };
}

/** Whether a query names an author or a topic: without words, the newest of these are found. */
function isNarrowed({ author, topic }: Pick<ParsedQuery, 'author' | 'topic'>): boolean {
  return author !== null || topic !== null;
}

function noNames(): { within: string | null; without: string | null } {
  return { within: null, without: null };
}

function isWanted({ text, isNegated }: Term): boolean {
  return !isNegated && /[\p{L}\p{N}]/u.test(text.normalize('NFKD'));
}

/** Letters of scripts that write no spaces between words; `search_unspaced` has the same. */
export const UNSPACED =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Bopo}\p{scx=Yiii}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tale}\p{scx=Talu}\p{scx=Lana}\p{scx=Bali}\p{scx=Java}]/u;

/** Whether there is a word in which a typing error is tolerated: `search_spellings` has the rule. */
export function hasFuzzyWord({ choices }: ParsedQuery): boolean {
  return choices
    .flat()
    .some(
      ({ text, isPhrase, isNegated }) =>
        !isPhrase &&
        !isNegated &&
        (text.match(/\p{L}/gu) ?? []).length >= 4 &&
        !/\p{N}/u.test(text) &&
        !UNSPACED.test(text),
    );
}

/** Telephones write other quotation marks than keyboards. */
function plainQuotes(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[“”„‟«»＂]/g, '"')
    .replace(/(?<=^|\s)[−–—](?=\S)/g, '-');
}
