import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importHtml } from '../../src/content/from-html.ts';
import { plainText } from '../../src/content/text.ts';
import { cookRaw } from '../../src/importers/discourse/cook-raw.ts';
import { cleanCooked } from '../../src/importers/discourse/cooked.ts';

const base = new URL('https://forum.example/');
const stored = (raw: string) => importHtml(cleanCooked(cookRaw(raw) ?? '', { base }));

describe('a post of which the forum told the Markdown alone', () => {
  it.each([
    ['[b]a[/b] [I]b[/I] [s]d[/s]', '**a** *b* ~~d~~'],
    ['[b]a [i]b[/b] c[/i]', '**a *b*** *c*'],
    ['[b]a\n\nb[/b]', '**a**\n\n**b**'],
    ['a[i] and b[s](https://a.example/x)', 'a\\[i] and b[s](https://a.example/x)'],
    [
      '[url]https://a.example/x_y_z[/url] [url=https://b.example/]*b*[/url]',
      '<https://a.example/x_y_z> [*b*](https://b.example/)',
    ],
    ['[email]a@b.example[/email]', '<a@b.example>'],
    ['[img]https://a.example/x.png[/img]', '![](https://a.example/x.png)'],
    [
      '[quote="ada, post:1, topic:2"]\na **b**\n\nc\n[/quote]\n\nd',
      '[ada](/t/2/1):\n\n> a **b**\n>\n> c\n\nd',
    ],
    [
      '[quote="Ada B, post:3, topic:4, full:true, username:ada"]\na\n[/quote] b',
      '[Ada B](/t/4/3):\n\n> a\n\nb',
    ],
    ['[quote=ada]\n[quote="bo"]\na\n[/quote]\nb\n[/quote]', 'ada:\n\n> bo:\n>\n> > a\n>\n> b'],
    ['see [quote=bo]a[/quote] b', 'see\n\nbo:\n\n> a\n\nb'],
    ['> [quote="x"]\n> y\n> [/quote]', '> x:\n>\n> > y'],
    ['- a\n\n  [quote="z"]\n  w\n  [/quote]', '- a\n\n  z:\n\n  > w'],
    ['[chat quote="ada;12;2024-01-01T00:00:00Z" channel="x"]\na\n[/chat]', 'ada:\n\n> a'],
    ['[spoiler]\na\n\nb\n[/spoiler]', '>! a\n>!\n>! b'],
    ['a [spoiler]b[/spoiler]', '>! a b'],
    ['[list]\n[*]a\n[*]b\n[list=1]\n[*]c\n[/list]\n[/list]', '- a\n\n- b\n\n  1. c'],
    ['[ol]\n[li]a[/li]\n[li]b[/li]\n[/ol]', '1. a\n2. b'],
    ['[poll type=regular]\n* a\n* b\n[/poll]', '- a\n- b'],
    ['[event name="A" start="2020-01-01 10:00"]\n[/event]', 'A · 2020-01-01 10:00'],
    [
      '[date=2020-01-31 time=18:00:00 timezone="Europe/Paris"]',
      '2020-01-31 18:00:00 (Europe/Paris)',
    ],
    ['a\nb', 'a\\\nb'],
    ['$x_1$ and\n\n$$\ny\n$$', '$x_1$ and\n\n$$y$$'],
    ['a :tada: 10:30:45', 'a 🎉 10:30:45'],
    ['List<String> <3 <script>a</script>', 'List\\<String> <3 \\<script>a\\</script>'],
    [
      '![cat|690x388, 50%](upload://a.jpeg)',
      '![cat](https://forum.example/uploads/short-url/a.jpeg)',
    ],
    [
      '[a.pdf|attachment](upload://x.pdf) (12 KB)',
      '[a.pdf](https://forum.example/uploads/short-url/x.pdf) (12 KB)',
    ],
    ['![film|video](upload://x.mp4)', '[film](https://forum.example/uploads/short-url/x.mp4)'],
    ['a[^1]\n\n[^1]: b', 'a[^1]\n\n[^1]: b'],
    ['- [x] a\n- [ ] b', '- [x] a\n- [ ] b'],
    ['[b]a and [/i] [other]b[/other]', '\\[b]a and \\[/i] \\[other]b\\[/other]'],
    ['[code]\n[b]x[/b]\n  y\n\nz\n[/code]', '```\n[b]x[/b]\n  y\n\nz\n```'],
    ['[code lang=ruby]\nx\n[/code]', '```ruby\nx\n```'],
    ['a [code][b]x[/b][/code]', 'a `[b]x[/b]`'],
    ['`[b]x[/b]`\n\n    [b]y[/b]', '`[b]x[/b]`\n\n```\n[b]y[/b]\n```'],
    ['```\n[quote="a"]\n[/quote] :tada:\n```', '```\n[quote="a"]\n[/quote] :tada:\n```'],
    ['[quote="ada"]\n```\n[/quote]\n```\n[/quote]', 'ada:\n\n> ```\n> [/quote]\n> ```'],
  ])('reads %j', (raw, markdown) => {
    expect(stored(raw).markdown).toBe(markdown);
  });

  it('keeps underlines and foldable sections', () => {
    expect(stored('$$\nx\n$$').html).toMatch(
      /^<p><span class="katex"><math[^>]* display="block">.*<\/p>\s*$/s,
    );
    expect(stored('$$\nx\n$$').html).not.toContain('<p></p>');
    expect(stored('[u]a[/u]').html.trim()).toBe('<p><u>a</u></p>');
    expect(stored('[details="A <b>"]\n* b\n[/details]').html.replaceAll('\n', '')).toBe(
      '<details><summary>A &lt;b&gt;</summary><ul><li>b</li></ul></details>',
    );
  });

  it('reads thousands of tags without ends in a second, and no text past the limits', () => {
    const begunAt = performance.now();
    for (const tag of ['[b]', '[quote]\n', '[img]', '[url=a', '[list][*]', '[a '])
      expect(cookRaw(tag.repeat(10_000))).not.toBe('');
    expect(performance.now() - begunAt).toBeLessThan(5_000);
    expect(cookRaw('a'.repeat(1_000_001))).toBeNull();
  });

  it.each([
    ['quotes', '[quote]\n', '[quote ', ''],
    ['items', '[list]', '[*=', '[/list]'],
    ['code', 'x', '[code]', ''],
    ['quotes below quotes', '[quote]\n'.repeat(500), '[quote ', ''],
  ])('reads a long line of parts of tags in a second: %s', (_what, before, part, after) => {
    const begunAt = performance.now();
    cookRaw(before + part.repeat(600_000 / part.length) + after);
    expect(performance.now() - begunAt).toBeLessThan(8_000);
  });

  it('keeps every word in its order', { timeout: 60_000 }, () => {
    const word = fc.constantFrom('a', 'bc', '東京', '1 2', '**d**');
    const tag = fc.constantFrom(
      ...['b', 'i', 'u', 's', 'quote', 'spoiler', 'details', 'list', 'url=https://a.example', 'x'],
    );
    const { node } = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        word,
        fc
          .tuple(tag, fc.constantFrom('', '\n', '\n\n'), fc.array(tie('node'), { maxLength: 3 }))
          .map(([name, gap, inner]) => {
            const texts = inner.map((text) => (name === 'list' ? `[li]${text}[/li]` : text) + gap);
            return `[${name}]${gap}${texts.join('')}[/${name.split('=')[0]}]`;
          }),
      ),
    }));
    // Without tags, which may be read as such or not, and without what marks emphasis.
    const words = (text: string) => text.replace(/\[\/?[a-z*]+(?:=[^\]]*)?\]|[\s*]/g, '');
    fc.assert(
      fc.property(node, (raw) => {
        expect(words(plainText(stored(raw).html))).toBe(words(raw));
      }),
      { numRuns: 500 },
    );
  });
});
