import { decodeHTML } from 'entities';

/** Text of HTML, with its character references resolved. */
export function unescapeHtml(text: string): string {
  return text.includes('&') ? decodeHTML(text) : text;
}
