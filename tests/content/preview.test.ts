import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importHtml } from '../../src/content/from-html.ts';
import { hideSpoilers } from '../../src/content/hide-spoilers.ts';
import { previewOf } from '../../src/content/preview.ts';
import { renderMarkdown } from '../../src/content/render.ts';
import { markdownish } from './support/arbitraries.ts';

describe('a preview', () => {
  it.each([
    ['Who?\n\n>! The *butler*.\n>! - Really.\n\nEnd.', 'Who?\n[spoiler]\nEnd.'],
    ['- a\n\n  >! b\n- c', 'a\n[spoiler]\nc'],
    ['> a\n> >! b', 'a\n[spoiler]'],
    ['>! $x$', '[spoiler]'],
  ])('of %j hides the spoiler', (markdown, expected) => {
    expect(renderMarkdown(markdown).preview).toBe(expected);
  });

  it.each([
    ['$x^2 + \\alpha_{ij}/2$', 'x² + αᵢⱼ/2'],
    ['$P(A|B) = \\frac{P(B|A)P(A)}{P(B)}$', 'P(A∣B) = (P(B∣A)P(A))/(P(B))'],
    ['$e^{-x^2}$ and $10^{-3}$', 'e^(−x²) and 10⁻³'],
    ['$$\\sum_{i=1}^{n} i = \\frac{n(n+1)}{2}$$', '∑ᵢ₌₁ⁿ i = n(n + 1)/2'],
    ['$\\hat{y} = \\sqrt{x^2+1}, \\sqrt[3]{8}$', 'ŷ = √(x² + 1), ³√8'],
    ["$f'(x)$, $x_k^T$, $\\max_{a'} Q$", 'f′(x), xₖ^T, max_a′ Q'],
    ['$\\mathbb{R}^n \\to \\mathbb{E}[X]$', 'ℝⁿ → 𝔼[X]'],
    ['$\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}$', '(1, 2; 3, 4)'],
    ['$O(n \\log n)$', 'O(n log n)'],
    ['$(a+b)^2$, $\\{a, b\\}$', '(a + b)², {a, b}'],
    ['$\\text{if } x \\in S$', 'if x ∈ S'],
  ])('of %j is readable without TeX', (markdown, expected) => {
    expect(renderMarkdown(markdown).preview).toBe(expected);
  });

  it.each([
    ['<p>10<sup>6</sup> of H<sub>2</sub>O, x<sup>n+1</sup></p>', '10⁶ of H₂O, xn+1'],
    ['<p>x<sup>n</sup> and 1<sup>st</sup></p>', null],
  ])('of %j has figures above and below the line', (html, expected) => {
    expect(importHtml(html).preview).toBe(expected);
  });

  it.each(['plain', 'It costs $5 and $6.', '`class="spoiler"`', '`<math>`', '> quoted'])(
    'of %j is the text itself',
    (markdown) => {
      expect(renderMarkdown(markdown).preview).toBeNull();
    },
  );

  it('never says what a spoiler says, whatever stands around it', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(markdownish, markdownish, (before, after) => {
        const markdown = `${before}\n\n>! zzxqj ${after}`;
        const { html, preview } = renderMarkdown(markdown);
        fc.pre(/class="spoiler">\s*<p>zzxqj/.test(html));
        expect(preview).not.toContain('zzxqj');
        expect(hideSpoilers(html)).not.toContain('zzxqj');
      }),
    );
  });

  it('is made again alike from the stored HTML', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(markdownish, (markdown) => {
        const { html, preview } = renderMarkdown(markdown);
        expect(previewOf(html)).toBe(preview);
      }),
    );
  });
});

describe('hideSpoilers', () => {
  it.each([
    ['<p>a</p>', '<p>a</p>'],
    [
      '<p>a</p><blockquote class="spoiler"><p>b</p></blockquote><p>c</p>',
      '<p>a</p><p>[spoiler]</p><p>c</p>',
    ],
    [
      '<div class="spoiler"><blockquote>a</blockquote><div>b</div></div><blockquote>c</blockquote>',
      '<p>[spoiler]</p><blockquote>c</blockquote>',
    ],
    [
      '<blockquote class="spoiler">a</blockquote><blockquote class="spoiler">b</blockquote>',
      '<p>[spoiler]</p><p>[spoiler]</p>',
    ],
  ])('%s', (html, expected) => {
    expect(hideSpoilers(html)).toBe(expected);
  });
});
