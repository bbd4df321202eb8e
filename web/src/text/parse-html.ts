/** A text of the community as a tree that can be changed. */
export interface ParsedHtml {
  readonly content: ParentNode;
  readonly toHtml: () => string;
}

type Parse = (html: string) => ParsedHtml;

let parse: Parse = parseInBrowser;

/** Parses a text without loading anything that it shows. */
export function parseHtml(html: string): ParsedHtml {
  return parse(html);
}

/** The server has no parser of its own, and is given one. */
export function setHtmlParser(parser: Parse): void {
  parse = parser;
}

function parseInBrowser(html: string): ParsedHtml {
  const template = document.createElement('template');
  template.innerHTML = html;
  return { content: template.content, toHtml: () => template.innerHTML };
}
