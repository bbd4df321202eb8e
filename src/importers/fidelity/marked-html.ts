/**
 * HTML of a site whose editor marks things in its own ways, with the marks that are counted: formulas that MathJax drew,
 * and spoilers. Found by patterns, so that what the reader of foreign HTML loses is missed.
 */
export function markedHtml(html: string): string {
  return (
    html
      // What leads within the text is named anew.
      .replace(/<a\s[^>]*href="#[^>]*>/g, '')
      .replace(DRAWN, (_, label?: string, latex?: string) => formula(label ?? latex ?? ''))
      .replace(
        /<span class="math-tex">\s*([^<]+?)\s*<\/span>/g,
        '<span class="math-container">$1</span>',
      )
      .replace(
        /<(?:div|blockquote) class="(?:[^"]* )?spoilers?(?: [^"]*)?"/g,
        '<div class="spoiler"',
      )
      .replace(/<p class="(?:[^"]* )?spoiler-v2(?: [^"]*)?"/g, '<div class="spoiler"')
  );
}

/** What MathJax draws has the TeX of the formula as a label for those who cannot see it. */
const DRAWN =
  /<span class="(?:[^"]* )?mjx-math(?: [^"]*)?"[^>]*? aria-label="([^"]+)"[^>]*>|<mjx-math[^>]*? data-latex="([^"]+)"[^>]*>/g;

function formula(tex: string): string {
  return `<span class="math-container">\\(${tex}\\)</span>`;
}
