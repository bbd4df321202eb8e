import { Formulas } from './formulas.ts';
import { maxHtmlLength } from './limits.ts';
import { readTex } from './tex-source.ts';
import { unescapeHtml } from './unescape-html.ts';

/**
 * Renders the formulas that another site left to a script: what stands in `math-container` (Stack
 * Exchange) or in `math inline` and `math display` (pandoc).
 */
export function renderMarkedFormulas(html: string): string {
  if (!MARKED.test(html)) return html;
  const formulas = new Formulas(maxHtmlLength(html.length) / 2, { sharesMacros: true });
  return html.replace(EACH_MARKED, (_, source: string) => {
    const { tex, isDisplay } = readTex(unescapeHtml(source));
    return formulas.render(tex, isDisplay);
  });
}

const MARKED = /<span class="(?:math-container|math (?:inline|display))"/;
const EACH_MARKED =
  /<span class="(?:math-container|math (?:inline|display))"[^>]*>([^<]*)<\/span>/g;
