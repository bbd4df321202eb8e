/** A formula without its delimiters. */
export interface Tex {
  readonly tex: string;
  readonly isDisplay: boolean;
}

/** The characters beside a formula, which decide how it can be written; empty at either end. */
interface Neighbours {
  readonly before: string;
  readonly after: string;
}

/**
 * A formula as Markdown: `$…$`, or `$$…$$` if it is displayed. Where a single dollar would not be
 * read as a delimiter, as in `$n$th`, it is GitHub's form with backticks.
 */
export function writeTex({ tex, isDisplay }: Tex, { before, after }: Neighbours): string {
  const source = onOneLine(tex);
  if (source === '') return '';
  const isOpen = /\\$/.test(source.replace(/\\\\/g, ''));
  if (isDisplay && !source.includes('$$') && !isOpen) return `$$${source}$$`;
  const isPlain =
    !source.includes('$') &&
    !isOpen &&
    !/[\p{L}\p{M}\p{N}_$\\]$/u.test(before) &&
    !/^[\p{L}\p{M}\p{N}_$`]/u.test(after) &&
    !source.startsWith('`');
  if (isPlain) return `$${source}$`;
  return source.includes('`$') || source.endsWith('`') ? `$$${source}$$` : `$\`${source}\`$`;
}

/** Lines are joined where no comment of TeX ends at their end. */
function onOneLine(tex: string): string {
  const isCommented = /(?<!\\)%/.test(tex);
  return tex.trim().replace(isCommented ? /\s*\n\s*/g : /\s+/g, isCommented ? '\n' : ' ');
}

const DELIMITERS = [
  { open: '$$', close: '$$', isDisplay: true },
  { open: '\\$', close: '\\$', isDisplay: false },
  { open: '$', close: '$', isDisplay: false },
  { open: '\\\\(', close: '\\\\)', isDisplay: false },
  { open: '\\\\[', close: '\\\\]', isDisplay: true },
  { open: '\\(', close: '\\)', isDisplay: false },
  { open: '\\[', close: '\\]', isDisplay: true },
] as const;

/** What MathJax makes of a whole text that a site marked as a formula. */
export function readTex(source: string): Tex {
  const text = source.trim();
  const found = DELIMITERS.find(
    ({ open, close }) =>
      text.length > open.length + close.length && text.startsWith(open) && text.endsWith(close),
  );
  if (found === undefined) return { tex: text, isDisplay: /^\\begin\b/.test(text) };
  const tex = text.slice(found.open.length, -found.close.length);
  return { tex, isDisplay: found.isDisplay };
}
