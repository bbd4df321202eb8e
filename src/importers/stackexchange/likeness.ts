/**
 * How the site's rendering of a text compares with its Markdown. `retitled`: the same, but for bare
 * addresses of questions, in whose place the site shows the questions' titles.
 */
export type Likeness = 'same' | 'retitled' | 'different';

/**
 * Compares without rendering: every letter and digit that the HTML shows stands in the Markdown in the
 * same order, and the Markdown has few more that would be shown.
 */
export function likeness(markdown: string, html: string): Likeness {
  const source = letters(decode(markdown));
  const visible = letters(withoutInvisible(markdown)).length;
  if (areAlike(letters(textOf(html)), source, visible)) return 'same';
  return areAlike(letters(textOf(withoutTitles(html, markdown))), source, visible)
    ? 'retitled'
    : 'different';
}

function areAlike(shown: string, source: string, visible: number): boolean {
  return visible <= shown.length * 1.1 + 40 && isSubsequence(shown, source);
}

function textOf(html: string): string {
  return decode(html.replace(/<!--[\s\S]*?-->/g, '').replace(/<[^>]*>/g, ' '));
}

/** Links whose address stands bare in the Markdown show what the site put there. */
function withoutTitles(html: string, markdown: string): string {
  return html.replace(/<a href="([^"]*)"[^>]*>[\s\S]*?<\/a>/g, (link, address: string) => {
    const bare = decode(address);
    const at = markdown.indexOf(bare);
    return at === -1 || '(<'.includes(markdown[at - 1] ?? ' ') ? link : ' ';
  });
}

/** What Markdown has and does not show: addresses, HTML, tags of code blocks. */
function withoutInvisible(markdown: string): string {
  return decode(
    markdown
      .replace(/<!--[\s\S]*?-->/g, '')
      .replace(/^ {0,3}\[[^\]\n]+\]:.*$/gm, '')
      .replace(/^ {0,3}(`{3,}|~{3,}).*$/gm, '')
      .replace(/!\[[^\]]*\]/g, '')
      .replace(/\]\([^)\s]*(?:\s+"[^"]*")?\)/g, ']')
      .replace(/\]\[[^\]]*\]/g, ']')
      .replace(/<\/?[a-z][^>]*>/gi, '')
      .replace(/https?:\/\/\S+/g, ''),
  );
}

function letters(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();
}

function isSubsequence(short: string, long: string): boolean {
  let at = 0;
  for (let index = 0; index < long.length && at < short.length; index += 1) {
    if (long[index] === short[at]) at += 1;
  }
  return at === short.length;
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
};

function decode(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
