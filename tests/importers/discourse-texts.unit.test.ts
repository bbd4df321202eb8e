import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importHtml } from '../../src/content/from-html.ts';
import { cleanCooked } from '../../src/importers/discourse/cooked.ts';
import { shownHtml } from '../../src/importers/discourse/shown-html.ts';
import { Fidelity } from '../../src/importers/fidelity/fidelity.ts';

const base = new URL('https://forum.example/');
const stored = (cooked: string) => importHtml(cleanCooked(cooked, { base }), { docId: 'd' });

describe('the text of a post of a forum', () => {
  it.each([
    [
      'the language of code',
      '<pre data-code-wrap="python"><code class="lang-python">a\n\n  b</code></pre>',
      '```python\na\n\n  b\n```',
    ],
    ['code of no language', '<pre><code class="lang-auto">\n  a\n</code></pre>', '```\n\n  a\n```'],
    [
      'who is quoted',
      '<aside class="quote" data-username="ada"><div class="title"><div class="quote-controls"></div><img src="/a.png" class="avatar"> ada:</div><blockquote><p>a</p></blockquote></aside><p>b</p>',
      'ada:\n\n> a\n\nb',
    ],
    [
      'a preview of a page',
      '<aside class="onebox"><header class="source"><img src="https://e.example/f.ico" class="site-icon"><a href="https://e.example/a">e.example</a></header><article><h3><a href="https://e.example/a">T</a></h3><p>D</p></article></aside>',
      '[e.example](https://e.example/a)\n\n### [T](https://e.example/a)\n\nD',
    ],
    [
      'footnotes',
      '<p>a<sup class="footnote-ref"><a href="#footnote-12-1" id="footnote-ref-12-1">[1]</a></sup></p><hr class="footnotes-sep"><ol class="footnotes-list"><li id="footnote-12-1" class="footnote-item"><p>b <a href="#footnote-ref-12-1" class="footnote-backref">↩︎</a></p></li></ol>',
      'a[^1]\n\n[^1]: b',
    ],
    [
      'boxes',
      '<ul><li class="has-checkbox"><span class="chcklst-box fa fa-square-o"></span>a</li><li><span class="chcklst-box checked fa"></span> b</li></ul>',
      '- [ ] a\n- [x] b',
    ],
    [
      'emphasis of old posts',
      '<p><span class="bbcode-b">a</span> <span class="bbcode-i">b</span> <span class="bbcode-s">c</span></p>',
      '**a** *b* ~~c~~',
    ],
    [
      'spoilers',
      '<p>a <span class="spoiled spoiler-blurred">b</span></p><div class="spoiler"><p>c</p></div>',
      '>! a b\n\n>! c',
    ],
    [
      'categories and tags',
      '<p><a class="hashtag-cooked" href="/c/a/3"><svg class="fa"><use href="#x"></use></svg><span>a</span></a> <a class="hashtag" href="/tag/b">#<span>b</span></a></p>',
      '[#a](/c/a/3) [#b](/tag/b)',
    ],
    [
      'pictures that stand for words',
      '<p>a<img src="/e.png" title=":b:" class="emoji" alt=":b:"> <img src="/f.png" class="emoji" alt="a > b"> <img class="emoji" alt=\'"\'></p>',
      'a🅱️ a > b "',
    ],
    [
      'pictures of emoji, also with a tone, and those of the forum',
      '<p><img class="emoji only-emoji" alt=":slight_smile:"> <img class="emoji" title=":wave:t3:"> <img class="emoji" alt=":man_shrugging:t6:"> <img class="emoji emoji-custom" alt=":tada:"> <img class="emoji" alt=":bell_of_ours:"></p>',
      '🙂 👋🏼 🤷🏿‍♂️ :tada: :bell_of_ours:',
    ],
    [
      'films',
      '<div class="video-placeholder-container" data-video-src="/uploads/v.mp4"></div><div class="lazy-video-container" data-video-title="A film"><a href="https://v.example/1"><img src="https://v.example/1.jpg"></a></div>',
      '<https://forum.example/uploads/v.mp4>\n\n[![A film](https://v.example/1.jpg)](https://v.example/1)',
    ],
    [
      'events',
      '<div class="discourse-post-event" data-start="2020-01-01 10:00" data-name="A"></div>',
      'A · 2020-01-01 10:00',
    ],
    [
      'formulas',
      '<p>a <span class="math">x &lt; 3</span></p><div class="math">\ny\n</div>',
      'a $x < 3$\n\n$$y$$',
    ],
    [
      'links to headings',
      '<h2><a name="p-12-a-b-1" class="anchor" href="#p-12-a-b-1"></a>A b</h2><p><a href="#p-12-a-b-1">c</a></p>',
      '## A b\n\n[c](#a-b)',
    ],
    [
      'polls, without their buttons',
      '<div class="poll" data-poll-name="p"><div class="poll-container"><div class="poll-title">A?</div><ul><li data-poll-option-id="x">b</li><li data-poll-option-id="y">c</li></ul></div><div class="poll-info"><span>0</span><span>voters</span></div></div>',
      'A?\n\n- b\n- c',
    ],
    ['no sizes of files', '<p>a<div class="meta"><div>x</div> 12 KB</div>b</p>', 'a\n\nb'],
    [
      'words that look like parts of its pages',
      '<p><code>&lt;div class="meta"&gt;a&lt;/div&gt;</code></p>',
      '`<div class="meta">a</div>`',
    ],
  ])('keeps %s', (_, cooked, markdown) => {
    expect(stored(cooked).markdown).toBe(markdown);
    const fidelity = new Fidelity();
    fidelity.add('text', shownHtml(cooked, { base }), stored(cooked).html);
    expect(fidelity.losses).toEqual([]);
  });

  it.each([
    ['formulas', '<p><span class="math">x</span></p><div class="math">\ny\n</div>', 2],
    [
      'links',
      '<a class="mention" href="/u/a">a</a> <a name="p-1" class="anchor" href="#p-1"></a>',
      1,
    ],
    ['links', '<div class="video-placeholder-container" data-video-src="/v.mp4"></div>', 1],
    ['images', '<img src="/a.png"> <img class="emoji" alt=":b:"> <img src="/c" class="avatar">', 1],
    ['spoilers', '<p>a <span class="spoiler">b</span> <span class="spoiled">c</span></p>', 1],
    ['list items', '<ul><li data-poll-option-id="1">a</li></ul>', 1],
    ['quotes', '<aside class="quote"><blockquote>a</blockquote></aside>', 1],
  ] as const)('is searched for %s in %s', (kind, cooked, count) => {
    const fidelity = new Fidelity();
    fidelity.add('text', shownHtml(cooked, { base }), '');
    expect([fidelity.total(kind), fidelity.lost(kind)]).toEqual([count, count]);
  });

  it('stays as it is if it is nested deeper than a tree can be walked', () => {
    const deep = `${'<div class="spoiled">'.repeat(60_000)}x${'</div>'.repeat(60_000)}`;
    expect(cleanCooked(deep, { base: null })).toBe(deep);
  });

  it('keeps every word in its order, whatever it stands in', { timeout: 60_000 }, () => {
    const word = fc.constantFrom('a', 'b &lt;c&gt;', '&amp;amp;', ' d ', '東京');
    const open = fc.constantFrom(
      ...[
        'p',
        'div class="lightbox-wrapper"',
        'aside class="quote"',
        'div class="title"',
        'article',
      ],
      ...['blockquote', 'span class="spoiler"', 'details', 'summary', 'li', 'code class="lang-a"'],
      ...[
        'pre',
        'div class="md-table"',
        'td',
        'span class="bbcode-b"',
        'a class="mention" href="/u/a"',
      ],
      ...['div class="poll"', 'h2', 'sup class="footnote-ref"', 'div class="d-wrap"', 'header'],
    );
    const { node } = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        word,
        fc
          .tuple(open, fc.array(tie('node'), { maxLength: 3 }))
          .map(([tag, inner]) => `<${tag}>${inner.join('')}</${tag.split(' ')[0]}>`),
      ),
    }));
    const seen = (text: string) => text.replace(/\s/g, '');
    fc.assert(
      fc.property(node, (cooked) => {
        expect(seen(stored(cooked).text)).toBe(seen(importHtml(cooked).text));
      }),
      { numRuns: 300 },
    );
  });
});
