import type { Dialect } from './dialect.ts';
import { wrapFormulas } from './formulas.ts';

/**
 * HTML of a post or a biography, as any importer's: links lead back to the site, formulas are marked, code
 * bears the name of its language, and cells their alignment.
 */
export function postHtml(html: string, { origin, maths }: Dialect): string {
  const linked = html
    .replace(/((?:href|src)=")\/(?!\/)/g, `$1${origin}/`)
    .replace(/(<a [^>]*class="post-tag"[^>]*?) title="[^"]*"/g, '$1')
    .replace(/<pre class="([^"]*)">\s*<code>/g, (_, classes: string) => codeStart(classes))
    .replace(/<(t[dh]) style="text-align:\s*(\w+);?"/g, '<$1 align="$2"');
  return wrapFormulas(linked, maths);
}

function codeStart(classes: string): string {
  const language = /\blang-([\w.+#-]+)/.exec(classes)?.[1] ?? 'none';
  return language === 'none' || language === 'default'
    ? '<pre><code>'
    : `<pre><code class="language-${language}">`;
}
