/**
 * What fields cost beyond the usual, in points. A point is about the work of one row: to read it, to parse it
 * and to write it into the answer, some 25 µs together. docs/api.md shows the prices to those who write queries.
 */
export const PRICES = {
  /** A list that is filtered, of all things of a kind: how many rows are passed over is not known. */
  filteredList: 1_000,
  /** A list of one parent that is filtered. */
  filteredListOfParent: 50,
  /** A post of a topic, where topics below it are included: 200 of them give a row of an index each. */
  childTopics: 20,
  /** As all fields of a list, these are multiplied by the size of its page. */
  totalCount: 10,
  typeCounts: 50,
  /** Remembered for minutes. */
  siteCounts: 10,
  /** The counts of all reactions to one text: as measured with the most kinds that a site can have. */
  reactionCounts: 10,
  /** A form of a text. */
  text: 1,
  /** The headings of a text, which are found in its whole HTML. */
  headings: 20,
  /** Two texts compared word by word, or as HTML. */
  textDiff: 100,
  htmlDiff: 200,
  search: 200,
  /** Related posts, besides their number: a few hundred posts are compared, and words are sought in titles. */
  relatedPosts: 100,
  /** A text that is rendered for the answer, besides its length. */
  preview: 10,
  previewStep: 50,
  /** The words that were found, sought again in the text of one thing. */
  highlights: 50,
} as const;

/** A price depends on the length of a text in steps of this many characters, so that costs can be cached. */
export const TEXT_STEP = 1_000;

/** What a preview costs: rendering takes longer for longer texts. */
export function previewPrice(markdown: string) {
  const steps = Math.floor(markdown.length / TEXT_STEP);
  return { field: PRICES.preview + steps * PRICES.previewStep, multiplier: 1 };
}

/** What a list that is not paged costs: a point for each of its objects, and what is selected of each. */
export function listPrice(length: number) {
  return { field: length, multiplier: length };
}
