import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importHtml } from '../../src/content/from-html.ts';
import { htmlBlocks } from '../../src/content/html-blocks.ts';
import { countWords, plainText } from '../../src/content/text.ts';

describe('htmlBlocks', () => {
  it.each([
    [['<p>a <b>b</b></p>', '\n<ul><li>c</li></ul>', '\n']],
    [['a <i>b</i><br>', '<p>c</p>', ' d']],
    [['<hr />', '<h2 id="h-a">a</h2>', '<div><p>b</p><p>c</p></div>']],
  ])('cuts %j', (blocks) => {
    expect(htmlBlocks(blocks.join(''))).toEqual(blocks);
  });

  it.each([
    ['an element is not closed', '<p>a</p><div><p>b</p>'],
    ['an element is closed in another', '<p>a<b></p><p></b></p>'],
    ['an element is closed that was not opened', '<p>a</p></div><p>b</p>'],
    ['a comment could hide a tag', '<p>a</p><!-- <p> --><p>b</p>'],
    ['a tag is not finished', '<p>a</p><p>b</p><p'],
    ['a value has no quotes', '<p>a</p><p id=b>c</p>'],
  ])('does not cut where %s', (_, html) => {
    expect(htmlBlocks(html)).toEqual([html]);
  });
});

describe('importHtml, block by block', () => {
  it('knows the notes of another block', () => {
    const html =
      '<p>a<a href="#fn-1" id="fnref-1">1</a> <a href="#fn-2">2</a></p><ol><li id="fn-1">b</li></ol>';
    expect(importHtml(html).markdown).toBe('a[^1] [2](#fn-2)\n\n[^1]: b');
  });

  it('keeps two lists apart', () => {
    const html = '<ul><li>a</li></ul><ul><li>b</li></ul>';
    expect(importHtml(html).markdown).toBe('- a\n\n* b');
  });

  it('says the same of a text that it has read before', () => {
    const html = '<h2>a</h2><p>b <script>c</script><x onclick="d">d</x></p><p></p>';
    expect(importHtml(html, { docId: 'x' })).toEqual(importHtml(html, { docId: 'x' }));
    expect(importHtml(html).html).toBe('<h2 id="h-a">a</h2><p>b d</p><p></p>');
  });

  it('has the text of the whole', () => {
    const part = fc.constantFrom(
      ...[
        '<p>a b</p>',
        '<p> </p>',
        '<p>c<br></p>',
        '<pre>d\n</pre>',
        '<pre>e</pre>',
        '<hr>',
        ' f ',
        '\n',
      ],
      ...[
        '<b>g </b>',
        '<br>',
        '<ul><li>h</li></ul>',
        '<h2> i</h2>',
        '<section><p>j</p></section>',
        'k',
      ],
      ...[
        '<table><tr><td>l</td><td> m</td></tr></table>',
        '<div>n <p>o</p></div>',
        '<pre>\n\np </pre>',
      ],
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const { html, text, wordCount } = importHtml(parts.join(''));
        expect(text).toBe(plainText(html));
        expect(wordCount).toBe(countWords(text));
      }),
      { numRuns: 3_000 },
    );
  });
});
