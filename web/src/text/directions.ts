/** Letters of scripts that are written from right to left. */
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|[\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** The first letter whose script has a direction, which a text takes from it (UAX 9, rules P2 and P3). */
const FIRST_LETTER = /\p{L}/u;

const BLOCKS =
  'p, h1, h2, h3, h4, h5, h6, ul, ol, li, dl, dt, dd, blockquote, table, th, td, summary, figcaption';

/** Whether a text has to be looked at block by block: all others have the direction of the page or the text. */
export function hasRightToLeft(html: string): boolean {
  return RIGHT_TO_LEFT.test(html);
}

/**
 * Gives each block the direction of its own words. `dir="auto"` on all of them would leave a list none,
 * because it passes over what is in its items.
 */
export function directBlocks(content: ParentNode): void {
  for (const block of content.querySelectorAll(BLOCKS)) {
    const [letter] = FIRST_LETTER.exec(block.textContent ?? '') ?? [];
    if (letter !== undefined) block.setAttribute('dir', RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr');
  }
  for (const code of content.querySelectorAll('pre')) code.setAttribute('dir', 'auto');
}
