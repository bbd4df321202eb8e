import { describe, expect, it } from 'vitest';
import { diffMarkdown } from '../../src/content/diff.ts';
import { diffHtml } from '../../src/content/diff-html.ts';
import { importHtml } from '../../src/content/from-html.ts';
import { maxHtmlLength } from '../../src/content/limits.ts';
import { renderMarkdown } from '../../src/content/render.ts';
import { cpuMillis } from './support/cpu.ts';

/** Ten times what the slowest takes on a quiet machine: only time that grows with a square fails. */
const MAX_MILLIS = 20_000;
const fill = (part: string, length: number) => part.repeat(Math.ceil(length / part.length));

function nestedList(length: number): string {
  const lines: string[] = [];
  for (let depth = 0; lines.length * 255 < length; depth++) {
    lines.push(`${'  '.repeat(depth % 250)}- a`);
  }
  return lines.join('\n');
}

function wideTable(columns: number): string {
  return `|${'a|'.repeat(columns)}\n|${'-|'.repeat(columns)}\n${'|a\n'.repeat(columns)}`;
}

describe('Markdown written to be slow', { timeout: 120_000 }, () => {
  it.each([
    ['5 KB of quotes', fill('>', 5_000)],
    ['250 KB of quotes', fill('> ', 250_000)],
    ['a 246 KB nested list', nestedList(246_000)],
    ['emphasis in emphasis', `${'*'.repeat(60_000)}a${'*'.repeat(60_000)}`],
    ['emphasis that never closes', fill('*a _b ', 100_000)],
    ['brackets', fill('[', 100_000)],
    ['links that never close', fill('[a](', 100_000)],
    ['images', fill('![', 60_000)],
    ['backticks', Array.from({ length: 400 }, (_, length) => '`'.repeat(length)).join(' ')],
    ['backslashes', fill('\\', 200_000)],
    ['dollars', fill('$a ', 100_000)],
    ['two dollars that never close', fill('$$ a\n', 100_000)],
    ['formulas, all different', Array.from({ length: 20_000 }, (_, n) => `$x${n}$`).join(' ')],
    ['fractions in fractions', `$${fill('\\frac{', 4_800)}$`],
    ['braces over braces', `$${fill('\\overbrace{', 880)}x${'}'.repeat(80)}$`],
    ['lines over lines', `$${fill('\\overline{', 800)}x${'}'.repeat(80)}$`],
    ['a macro that doubles', `$\\def\\a{${'x'.repeat(4_000)}}${'\\a'.repeat(300)}$`],
    ['a wide table of 10 KB', wideTable(1_200)],
    ['a wide table of 200 KB', wideTable(25_000)],
    ['many wide tables', fill(`${wideTable(600)}\n`, 200_000)],
    ['footnotes', Array.from({ length: 9_000 }, (_, n) => `[^${n}]\n\n[^${n}]: x\n\n`).join('')],
    ['footnotes in footnotes', fill('[^a]: ', 100_000)],
    ['headings, all alike', fill('# a\n', 60_000)],
    ['references', Array.from({ length: 9_000 }, (_, n) => `[a${n}]: /x\n[a${n}]\n`).join('')],
    ['addresses', fill('www.a.', 60_000)],
    ['mail addresses', fill('a@b.c ', 60_000)],
    ['NUL', fill('\0', 200_000)],
    ['lone surrogates', fill('\uD800', 200_000)],
    ['marks on one letter', `a${fill('\u0301', 200_000)}`],
    ['text without spaces', fill('漢字', 100_000)],
    ['more than is rendered', fill('*a* ', 1_500_000)],
  ])('%s', (_, markdown) => {
    let length = 0;
    expect(cpuMillis(() => (length = renderMarkdown(markdown).html.length))).toBeLessThan(
      MAX_MILLIS,
    );
    expect(length).toBeLessThanOrEqual(
      Math.max(maxHtmlLength(markdown.length), 6 * markdown.length),
    );
  });
});

describe('HTML written to be slow', { timeout: 120_000 }, () => {
  it.each([
    ['elements that never close', fill('<b>', 200_000)],
    ['ends without beginning', '<b>'.repeat(20_000) + '</i>'.repeat(20_000)],
    ['lists in lists', '<ul><li>a'.repeat(40).concat('</li></ul>'.repeat(40)).repeat(100)],
    ['lines in quotes in quotes', `${'<blockquote>'.repeat(90)}${fill('x<br>', 50_000)}`],
    ['a wide table', `<table><tr>${fill('<td>x', 30_000)}${fill('<tr><td>y', 30_000)}</table>`],
    ['cells that span', `<table>${fill('<tr><td colspan=99 rowspan=99>x</tr>', 100_000)}</table>`],
    ['tables in tables', fill('<table><tr><td>', 100_000)],
    ['stars', `<p>${fill('*', 200_000)}`],
    ['attributes', `<a ${fill('a=b ', 200_000)}>`],
    ['comments', fill('<!--', 200_000)],
    ['formulas', fill('<math><mi>x</mi></math>', 60_000)],
    ['entities', fill('&#xD800;&#0;', 100_000)],
    ['more than is read', fill('<p>a</p>', 1_500_000)],
  ])('%s', (_, html) => {
    let length = 0;
    expect(cpuMillis(() => (length = importHtml(html).html.length))).toBeLessThan(MAX_MILLIS);
    expect(length).toBeLessThanOrEqual(Math.max(maxHtmlLength(html.length), 6 * html.length));
  });

  it('is kept as its source, and nothing of it is lost', () => {
    const html = fill('<b>', 20_000);
    expect(importHtml(html)).toMatchObject({ markdown: html, text: html });
  });
});

describe('versions written to be slow to compare', { timeout: 120_000 }, () => {
  const words = (step: number) =>
    Array.from({ length: 30_000 }, (_, index) => `w${(index * step) % 9_973}`).join(' ');

  it.each([
    ['nothing in common', words(7), words(11).replaceAll('w', 'v')],
    ['everything in another order', words(7), words(11)],
    ['one word, repeated', fill('a ', 200_000), fill('a b ', 200_000)],
    ['one character, repeated', fill('.', 200_000), fill('.,', 200_000)],
    ['lines in another order', words(7).replaceAll(' ', '\n'), words(11).replaceAll(' ', '\n')],
    ['one line against nothing', fill('a ', 500_000), ''],
  ])('%s', (_, before, after) => {
    expect(cpuMillis(() => diffMarkdown(before, after))).toBeLessThan(MAX_MILLIS);
    const paragraphs = (text: string) => `<p>${text.replaceAll('\n', '</p>\n<p>')}</p>`;
    const millis = cpuMillis(() => diffHtml(paragraphs(before), paragraphs(after)));
    expect(millis).toBeLessThan(MAX_MILLIS);
  });
});
