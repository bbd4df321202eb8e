/** A word or a phrase that must be there or, negated, must not. */
export interface Term {
  readonly text: string;
  readonly isPhrase: boolean;
  readonly isNegated: boolean;
}

/** What a query asks for: one of the choices, each of them with all its terms, by the author and under the topic. */
export interface ParsedQuery {
  readonly choices: readonly (readonly Term[])[];
  /** A username. */
  readonly author: string | null;
  /** A slug or a title. */
  readonly topic: string | null;
}

const PART =
  /(?<minus>-?)(?:(?<field>author|topic):(?:"(?<quoted>[^"]*)"|(?<bare>[^\s"]+))|"(?<phrase>[^"]*)"?|(?<word>[^\s"]+))/giu;

/**
 * Reads what people type into a search box: words, "a phrase", -without, `or` between choices, author:name,
 * and topic:slug or topic:"a title". Never an error.
 */
export function parseQuery(text: string): ParsedQuery {
  const choices: Term[][] = [[]];
  let author: string | null = null;
  let topic: string | null = null;
  for (const { groups = {} } of plainQuotes(text).matchAll(PART)) {
    const { minus, field, quoted, bare, phrase, word } = groups;
    if (field !== undefined) {
      const name = (quoted ?? bare ?? '').replace(/\s+/g, ' ').trim();
      if (field.toLowerCase() === 'author') author = name.replace(/^@/, '').toLowerCase();
      else topic = name;
    } else if (word?.toLowerCase() === 'or' && minus === '') {
      choices.push([]);
    } else {
      const isNegated = minus !== '';
      choices
        .at(-1)
        ?.push({ text: phrase ?? word ?? '', isPhrase: phrase !== undefined, isNegated });
    }
  }
  const asked = choices.filter((terms) => terms.length > 0);
  return { choices: asked.length > 0 ? asked : [], author, topic };
}

const UNSPACED =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/u;

/** Whether there is a word in which a typing error may be forgiven: `search_spellings` says in which. */
export function hasForgivableWord({ choices }: ParsedQuery): boolean {
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
