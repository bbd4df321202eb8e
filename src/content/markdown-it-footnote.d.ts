declare module 'markdown-it-footnote' {
  import type { MarkdownIt } from 'markdown-it';

  /** The plug-in brings no types, and those of DefinitelyTyped are for an older markdown-it. */
  export default function footnotes(parser: MarkdownIt): void;
}
