/** Characters that Markdown would take for something else. Underscores inside words are none. */
const SPECIAL = /[\\`*[\]<$~|]|(?<!\w)_|_(?!\w)/g;

/** What begins a heading, a list or a quote at the start of a line. */
const LINE_START = /^(#|>|[-+](?=\s)|\d+(?=[.)]\s))/;

/**
 * Plain words as a quote in Markdown, with an empty line after it. Each line is a paragraph: browsers put no empty line
 * after headings and items of lists.
 */
export function quoteOf(words: string): string {
  const lines = words
    .trim()
    .replaceAll(/\n+/g, '\n\n')
    .split('\n')
    .map((line) => `> ${escapeLine(line.trim())}`.trimEnd());
  return `${lines.join('\n')}\n\n`;
}

function escapeLine(line: string): string {
  return line
    .replaceAll(SPECIAL, (character) => `\\${character}`)
    .replace(LINE_START, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`));
}
