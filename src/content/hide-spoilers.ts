/** What a text says where a spoiler cannot be uncovered. */
export const HIDDEN_SPOILER = '[spoiler]';

/** The tags that may be a spoiler, as `sanitize` writes them. */
const TAG = /<(\/?)(?:blockquote|div)\b([^>]*)>/g;
const SPOILER = /\sclass="spoiler"/;

/** Sanitised HTML without what its spoilers say, for readers that do not have our style sheet, such as feeds'. */
export function hideSpoilers(sanitizedHtml: string): string {
  if (!SPOILER.test(sanitizedHtml)) return sanitizedHtml;
  let shown = '';
  let from = 0;
  /** Elements that are open within a spoiler, itself included; 0 outside. */
  let depth = 0;
  for (const { 0: tag, 1: slash, 2: attributes = '', index } of sanitizedHtml.matchAll(TAG)) {
    if (depth > 0) {
      depth += slash === '' ? 1 : -1;
      if (depth === 0) from = index + tag.length;
    } else if (SPOILER.test(attributes)) {
      shown += `${sanitizedHtml.slice(from, index)}<p>${HIDDEN_SPOILER}</p>`;
      from = sanitizedHtml.length;
      depth = 1;
    }
  }
  return shown + sanitizedHtml.slice(from);
}
