/** The words of sanitised HTML, without a parser: for texts on which something else has failed. */
export function wordsOf(sanitizedHtml: string): string {
  const lines = sanitizedHtml.replace(/<\/(?:p|h[1-6]|li|pre|tr|blockquote)>|<br[^>]*>/g, '\n');
  return lines
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .trim();
}
