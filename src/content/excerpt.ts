/**
 * The beginning of a plain text on one line, at most `length` UTF-16 code units long, the "…" of a
 * shortened one included. It ends after a whole word where one ends in its second half, and never
 * inside a character as readers see it (an extended grapheme cluster of UAX #29).
 */
export function excerpt(text: string, length: number): string {
  const limit = Math.max(0, Math.trunc(length) || 0);
  // A little more than is shown is nearly always enough; a long run of white space is not.
  const start = collapse(text.slice(0, 2 * limit + 100));
  const line = start.length > limit ? start : collapse(text);
  if (line.length <= limit) return line;
  if (limit === 0) return '';
  const cut = graphemeBoundary(line, limit - 1);
  const space = line.lastIndexOf(' ', cut);
  return `${line.slice(0, space >= cut / 2 ? space : cut).trimEnd()}…`;
}

const graphemeSegmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

function collapse(text: string): string {
  // A space by itself may stay, so most texts are looked through and none is copied.
  return text.trim().replace(/ \s+|[^\S ]\s*/g, ' ');
}

/** The last boundary between graphemes that is not after the index. */
function graphemeBoundary(line: string, index: number): number {
  // Between two characters of ASCII there always is one: a line has no CR LF.
  if (line.charCodeAt(index - 1) < 0x80 && line.charCodeAt(index) < 0x80) return index;
  const nearby = graphemeSegmenter.segment(line.slice(0, index + 100));
  return nearby.containing(index)?.index ?? index;
}
