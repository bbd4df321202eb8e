import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../src/content/render.ts';

const html = (markdown: string) => renderMarkdown(markdown).html.trimEnd();
const tex = (markdown: string) =>
  [
    ...html(markdown).matchAll(/<annotation encoding="application\/x-tex">(.*?)<\/annotation>/gs),
  ].map(([, source]) => source);

describe('maths', () => {
  it('becomes MathML that still says its TeX', () => {
    expect(html('$x^2$')).toBe(
      '<p><span class="katex"><math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow>' +
        '<msup><mi>x</mi><mn>2</mn></msup></mrow>' +
        '<annotation encoding="application/x-tex">x^2</annotation></semantics></math></span></p>',
    );
  });

  it.each([
    ['within words', 'the $n$th of $a_1$, $a_2$', ['n', 'a_1', 'a_2']],
    ['with an escaped dollar', '$\\$5$', ['\\$5']],
    ['between dollars with backticks', 'a$`b`$c, $`\\text{$d$}`$', ['b', '\\text{$d$}']],
    ['displayed in a line', 'a $$b$$ c', ['b']],
    ['displayed over lines that look like lists', '$$\na\n- b\n+ c\n$$', ['\na\n- b\n+ c\n']],
    ['right after a line of text', 'a\n$$b$$\nc', ['b']],
    ['in a quote', '> $$\n> a\n> $$\n\nb', ['\na\n']],
    ['in a list', '- a\n\n  $$\n  b\n  $$', ['\nb\n']],
    ['beside emphasis', '_$a$_ **$b$** ($c$) "$d$", $e$-axis', ['a', 'b', 'c', 'd', 'e']],
    ['beside letters of a script without spaces', '令$x$为$y$。', ['x', 'y']],
    ['before a parenthesis', '$f$(x) of $g$.', ['f', 'g']],
    ['in a heading and a table', '# $a$\n\n|$b$|\n|-|\n|$c$|', ['a', 'b', 'c']],
  ])('%s', (_, markdown, expected) => {
    expect(tex(markdown)).toEqual(expected);
  });

  it.each([
    'costs $5 and $10 a month',
    'US$5 or 5$, 6$ and 7$',
    'echo $HOME and $PATH',
    '$ a$ and $a $',
    'a \\$b$ c',
    'export PATH=$HOME/bin:$PATH',
    'watch $AAPL,$MSFT and $TSLA',
    'a$b$ and _x$y$ and é$z$',
    '$a$b and $c$_d and $e$é',
    `\${HOME}/\${USER} and $HOME/$(id)`,
    '$(date)$(id)',
    '"$USER"@"$HOST"',
    '$.get/$.post',
    'US$5-$10, $A$1:$B$2',
    '`$a$`',
    '$$ is what I want',
    '$$\n\na\n\n$$',
    '    $$\n    a\n    $$',
    '$$$$',
    '$`a` and `b`',
    '`` $`a`$ ``',
  ])('is not in %j', (markdown) => {
    expect(tex(markdown)).toEqual([]);
  });

  it('keeps the text after a fence that nobody closed', () => {
    expect(renderMarkdown('$$ a\n\nb\n\nc').text).toBe('$$ a\nb\nc');
    expect(renderMarkdown('$$\na $$ b\nc').text).toContain('b');
  });

  it('displays what stands between two dollars', () => {
    expect(html('$$a$$')).toContain(
      '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block">',
    );
    expect(html('a $$b$$')).toContain(' display="block">');
    expect(html('$a$')).not.toContain('display');
  });

  it('shows its source when it does not parse', () => {
    expect(html('a $\\frac{$ b')).toBe('<p>a <code>$\\frac{$</code> b</p>');
    expect(html('$$\\nope<$$')).toBe('<p><code>$$\\nope&lt;$$</code></p>');
    expect(html(`$${'{'.repeat(4000)}x${'}'.repeat(4000)}$`)).toMatch(/^<p>(?:<code>|<span)/);
  });

  it('shows its source past the limits, and renders the formulas before', () => {
    const bomb = (index: number) => `$${index}\\def\\a{${'x'.repeat(300)}}${'\\a'.repeat(90)}$`;
    const bombs = Array.from({ length: 50 }, (_, index) => bomb(index)).join(' ');
    const { html } = renderMarkdown(`$y$ ${bombs} $z$`);
    expect(html.includes('<mi>y</mi>')).toBe(true);
    expect(html.includes('<code>$z$</code>')).toBe(true);
    expect(html.length).toBeLessThan(800_000);
  }, 30_000);

  it('does not let one formula define a macro for the next', () => {
    expect(html('$\\gdef\\a{b}\\a$ $\\a$')).toContain('<code>$\\a$</code>');
  });
});
