import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { importHtml } from '../../src/content/from-html.ts';
import { DumpPages } from '../../src/importers/mediawiki/dump-pages.ts';
import { TemplateStore } from '../../src/importers/mediawiki/template-store.ts';
import { Wiki } from '../../src/importers/mediawiki/wiki.ts';
import { Converter } from '../../src/importers/mediawiki/wikitext/converter.ts';

const wiki = new Wiki({
  siteName: 'Pond',
  dbName: 'pond',
  base: 'https://en.wikipedia.org/wiki/Main_Page',
  case: 'first-letter',
  language: 'en',
  namespaces: [
    { key: '0', name: '', case: 'first-letter' },
    { key: '4', name: 'Pond', case: 'first-letter' },
  ],
});
const templates = new TemplateStore();
afterAll(() => templates.close());
const pages = new DumpPages();
for (const title of ['Frog', 'Pond:Rules', 'Toad']) pages.add(title);
pages.articles = 1_234;
const left: string[] = [];
const converter = new Converter({
  wiki,
  templates,
  pages,
  renamed: new Map([['US', 'US (2)']]),
  leave: (what) => left.push(what),
});
const version = {
  title: { ns: 0, name: 'Frogs/Food', full: 'Frogs/Food' },
  time: new Date('2020-03-05T07:08:09Z'),
};

function convert(wikitext: string): string {
  const { text } = converter.convertText(wikitext, version);
  return 'html' in text ? text.html : `markdown: ${text.markdown}`;
}

/** Without line ends between tags, which say nothing. */
function html(wikitext: string): string {
  return convert(wikitext).replace(/\s*\n\s*(?=<)|(?<=>)\s*\n\s*/g, '');
}

const CASES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  paragraphs: [
    ['one\ntwo\n\nthree', '<p>one\ntwo</p><p>three</p>'],
    ['', ''],
    ['a & b < c > d &amp; &nbsp;', '<p>a &amp; b &lt; c &gt; d &amp; &nbsp;</p>'],
    ['a<br/>b<BR>c</br>', '<p>a<br>b<br>c<br></p>'],
    ['<div>\ninside\n</div>\nafter', '<div><p>inside</p></div><p>after</p>'],
    ['----', '<hr>'],
    [' code\n  more\ntext', '<pre>code\n more</pre><p>text</p>'],
    ['a <script>x</script>', '<p>a &lt;script&gt;x&lt;/script&gt;</p>'],
    ['a\n<!-- gone -->\nb', '<p>a\nb</p>'],
    ['a<!-- gone -->b', '<p>ab</p>'],
    ['__NOTOC__text__FORCETOC__', '<p>text</p>'],
  ],
  quotes: [
    ["''i'' and '''b'''", '<p><i>i</i> and <b>b</b></p>'],
    ["'''''both'''''", '<p><i><b>both</b></i></p>'],
    ["'''''both''' i''", '<p><i><b>both</b> i</i></p>'],
    ["'''''both'' b'''", '<p><b><i>both</i> b</b></p>'],
    ["l'''amour''", "<p>l'<i>amour</i></p>"],
    ["it's", "<p>it's</p>"],
    ["''open", '<p><i>open</i></p>'],
  ],
  headings: [
    ['== A ==', '<h2>A</h2>'],
    ['=== A ==', '<h2>= A</h2>'],
    ["== ''A'' ==  ", '<h2><i>A</i></h2>'],
    ['== A == b', '<p>== A == b</p>'],
    ['====== A ======\ntext', '<h6>A</h6><p>text</p>'],
  ],
  lists: [
    ['* a\n* b', '<ul><li>a</li><li>b</li></ul>'],
    ['* a\n** b\n* c', '<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>'],
    ['* a\n# b', '<ul><li>a</li></ul><ol><li>b</li></ol>'],
    ['#a\n#*b\n#c', '<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>'],
    ['** a', '<ul><li><ul><li>a</li></ul></li></ul>'],
    ['; t : d', '<dl><dt>t</dt><dd>d</dd></dl>'],
    ['; t\n: d\n: e', '<dl><dt>t</dt><dd>d</dd><dd>e</dd></dl>'],
    [': a\n:: b', '<dl><dd>a<dl><dd>b</dd></dl></dd></dl>'],
    ['; [http://a.example x] : y', '<dl><dt><a href="http://a.example">x</a></dt><dd>y</dd></dl>'],
    ['* a\n\n* b', '<ul><li>a</li></ul><ul><li>b</li></ul>'],
    ['*:a', '<ul><li><dl><dd>a</dd></dl></li></ul>'],
  ],
  'links between pages': [
    ['[[Toad]]', '<p><a href="/wiki/Toad">Toad</a></p>'],
    ['[[toad|a toad]]', '<p><a href="/wiki/Toad">a toad</a></p>'],
    [
      '[[toad]]s and [[frog]]-like',
      '<p><a href="/wiki/Toad">toads</a> and <a href="/wiki/Frog">frog</a>-like</p>',
    ],
    ['[[Big_pond#The_edge|edge]]', '<p><a href="/wiki/Big%20pond#the-edge">edge</a></p>'],
    ['[[#The edge]]', '<p><a href="#the-edge">#The edge</a></p>'],
    [
      '[[#Low end]] <span id="Low_end">x</span> <span id="fn1">y</span>',
      '<p><a href="#low-end">#Low end</a> <span id="h-low-end">x</span> <span id="h-fn1">y</span></p>',
    ],
    ['[[US]]', '<p><a href="/wiki/US%20(2)">US</a></p>'],
    ["''[[Toad|a '''big''' toad]]''", '<p><i><a href="/wiki/Toad">a <b>big</b> toad</a></i></p>'],
    ['[[/Flies]]', '<p><a href="/wiki/Frogs%2FFood%2FFlies">/Flies</a></p>'],
    ['[[/Flies/]]', '<p><a href="/wiki/Frogs%2FFood%2FFlies">Flies</a></p>'],
    ['[[../]] [[../|up]]', '<p><a href="/wiki/Frogs">Frogs</a> <a href="/wiki/Frogs">up</a></p>'],
    [
      '[[../Homes]] [[../Homes/]]',
      '<p><a href="/wiki/Frogs%2FHomes">../Homes</a> <a href="/wiki/Frogs%2FHomes">Homes</a></p>',
    ],
    ['[[../../]] [[..]]', '<p>[[../../]] [[..]]</p>'],
    [
      '[[Toad|see [http://a.example it]]] b]',
      '<p><a href="/wiki/Toad">see <a href="http://a.example">it</a></a> b]</p>',
    ],
    ['[[:Category:Wet]]', '<p><a href="/wiki/Category%3AWet">Category:Wet</a></p>'],
    ['[[Project:About]]', '<p><a href="/wiki/Pond%3AAbout">Project:About</a></p>'],
    ['[[User:Bob|Bob]]', '<p><a href="https://en.wikipedia.org/wiki/User:Bob">Bob</a></p>'],
    [
      '[[de:Frosch]]\ntext',
      '<p>text</p><details><summary>Other languages</summary><p><a href="https://de.wikipedia.org/wiki/Frosch">de: Frosch</a></p></details>',
    ],
    ['[[:de:Frosch|Frosch]]', '<p><a href="https://de.wikipedia.org/wiki/Frosch">Frosch</a></p>'],
    ['[[wikt:frog]]', '<p><a href="https://en.wiktionary.org/wiki/frog">wikt:frog</a></p>'],
    ['[[]] and [[a', '<p>[[]] and [[a</p>'],
    ['[[a{b]]', '<p>[[a{b]]</p>'],
    ['[[AT%26T]]', '<p><a href="/wiki/AT%26T">AT&amp;T</a></p>'],
    [
      'a\n[[Category:Wet|key]]\n[[Category:Cold]]\nb',
      '<p>a\nb</p><p>Category: <a href="/wiki/Category%3AWet">Wet</a> · <a href="/wiki/Category%3ACold">Cold</a></p>',
    ],
    [
      '[[Constructor]] [[__proto__]]',
      '<p><a href="/wiki/Constructor">Constructor</a> <a href="/wiki/Proto">__proto__</a></p>',
    ],
  ],
  'links elsewhere': [
    [
      '[http://a.example/x?y=1&z=2 words]',
      '<p><a href="http://a.example/x?y=1&amp;z=2">words</a></p>',
    ],
    [
      '[http://a.example] [http://b.example]',
      '<p><a href="http://a.example">[1]</a> <a href="http://b.example">[2]</a></p>',
    ],
    ['See http://a.example/b.', '<p>See <a href="http://a.example/b">http://a.example/b</a>.</p>'],
    ['(http://a.example/b)', '<p>(<a href="http://a.example/b">http://a.example/b</a>)</p>'],
    ['[mailto:a@b.example mail]', '<p><a href="mailto:a@b.example">mail</a></p>'],
    ['[javascript:x y]', '<p>[javascript:x y]</p>'],
    ['[[http://a.example words]]', '<p>[<a href="http://a.example">words</a>]</p>'],
    ['[[https://a.example]]', '<p>[<a href="https://a.example">[1]</a>]</p>'],
    ['[[mailto:a@b.example|a]]', '<p>[<a href="mailto:a@b.example|a">[1]</a>]</p>'],
    [
      '[http://a.example a [http://b.example b]',
      '<p><a href="http://a.example">a [http://b.example b</a></p>',
    ],
    ['<http://a.example>', '<p>&lt;<a href="http://a.example">http://a.example</a>&gt;</p>'],
  ],
  images: [
    [
      '[[File:A b.png|thumb|left|200px|A frog|alt=x]]',
      '<figure><img src="https://en.wikipedia.org/wiki/Special:FilePath/A_b.png?width=400" alt="x" width="200"><figcaption>A frog</figcaption></figure>',
    ],
    [
      'a [[Image:A.jpg]] b',
      '<p>a <img src="https://en.wikipedia.org/wiki/Special:FilePath/A.jpg" alt="A.jpg"> b</p>',
    ],
    [
      '[[File:A.png|thumb|See [[Toad]]]] text',
      '<figure><img src="https://en.wikipedia.org/wiki/Special:FilePath/A.png?width=440" alt="See Toad"><figcaption>See <a href="/wiki/Toad">Toad</a></figcaption></figure><p>text</p>',
    ],
    [
      '[[File:A.png|thumb|By [http://a.example Ada]]] text',
      '<figure><img src="https://en.wikipedia.org/wiki/Special:FilePath/A.png?width=440" alt="By Ada"><figcaption>By <a href="http://a.example">Ada</a></figcaption></figure><p>text</p>',
    ],
    [
      '[[File:A.png|thumb|[http://a.example Ada] and [[Toad]]]]',
      '<figure><img src="https://en.wikipedia.org/wiki/Special:FilePath/A.png?width=440" alt="Ada and Toad"><figcaption><a href="http://a.example">Ada</a> and <a href="/wiki/Toad">Toad</a></figcaption></figure>',
    ],
    [
      '[[File:A.ogg|listen]]',
      '<p><a href="https://en.wikipedia.org/wiki/File:A.ogg">listen</a></p>',
    ],
    [
      '| <ImageMap>\nImage:A.png|35px|a map\ndefault [[w:Main Page|Wikipedia]]\ndesc none\n</ImageMap>',
      '<p>| <a href="https://en.wikipedia.org/wiki/Main_Page"><img src="https://en.wikipedia.org/wiki/Special:FilePath/A.png?width=70" alt="a map" width="35"></a></p>',
    ],
    [
      '<imagemap>\n# a comment\nFile:A.png|thumb|Ponds\nrect 0 0 9 9 [[Frog|a frog]]\ncircle 1 2 3 [https://a.example b]\n</imagemap>',
      '<figure><img src="https://en.wikipedia.org/wiki/Special:FilePath/A.png?width=440" alt="Ponds"><figcaption>Ponds</figcaption></figure><ul><li><a href="/wiki/Frog">a frog</a></li><li><a href="https://a.example">b</a></li></ul>',
    ],
    ['<imagemap>what</imagemap>', '<p><code>&lt;imagemap&gt;what&lt;/imagemap&gt;</code></p>'],
    [
      '<gallery>\nFile:A.png|one\nB.png\n</gallery>',
      '<figure><img src="https://en.wikipedia.org/wiki/Special:FilePath/A.png?width=440" alt="one"><figcaption>one</figcaption></figure><figure><img src="https://en.wikipedia.org/wiki/Special:FilePath/B.png?width=440" alt="B.png"></figure>',
    ],
  ],
  'images that lead somewhere': [
    [
      '[[File:A.png|link=Toad]] [[File:A.png|link=http://a.example/?b&c|x]] [[File:A.png|link=]]',
      '<p><a href="/wiki/Toad"><img src="https://en.wikipedia.org/wiki/Special:FilePath/A.png" alt="A.png"></a> <a href="http://a.example/?b&amp;c"><img src="https://en.wikipedia.org/wiki/Special:FilePath/A.png" alt="x"></a> <img src="https://en.wikipedia.org/wiki/Special:FilePath/A.png" alt="A.png"></p>',
    ],
    [
      '[[File:A.png|alt=a|b]]',
      '<p><img src="https://en.wikipedia.org/wiki/Special:FilePath/A.png" alt="a" title="b"></p>',
    ],
    [
      '<gallery caption="All [[frog]]s">\nA.png|{{what\n|x}} y\n</gallery> text',
      '<p>All <a href="/wiki/Frog">frogs</a></p><figure><img src="https://en.wikipedia.org/wiki/Special:FilePath/A.png?width=440" alt="{{what |x}} y"><figcaption><pre>{{what\n|x}}</pre> y</figcaption></figure><p>text</p>',
    ],
  ],
  'text behind a block': [
    ['<pre>a</pre> b', '<pre>a</pre><p>b</p>'],
    ['{{what\n|a}} b\n c', '<pre>{{what\n|a}}</pre><p>b\n c</p>'],
    ['<pre>a</pre>\n b', '<pre>a</pre><pre>b</pre>'],
  ],
  tables: [
    [
      '{|\n|a||b\n|-\n|c\n|d\n|}',
      '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>',
    ],
    [
      '{| class="x"\n|+ Cap\n! h !! i\n|-\n| colspan=2 align="right" | c\n|}',
      '<table><caption>Cap</caption><tr><th>h</th><th>i</th></tr><tr><td align="right" colspan="2">c</td></tr></table>',
    ],
    ['{|\n|\n* a\n* b\n|}', '<table><tr><td><ul><li>a</li><li>b</li></ul></td></tr></table>'],
    [
      '{|\n|\n{|\n|in\n|}\n|out\n|}',
      '<table><tr><td><table><tr><td>in</td></tr></table></td><td>out</td></tr></table>',
    ],
    [
      '{|\n| [[Toad|a]] || b',
      '<table><tr><td><a href="/wiki/Toad">a</a></td><td>b</td></tr></table>',
    ],
    [
      '{|\n| style="text-align:center" | x\n|}',
      '<table><tr><td align="center">x</td></tr></table>',
    ],
  ],
  'extension tags': [
    ["<nowiki>''a'' [[b]] <i> &lt;</nowiki>", "<p>''a'' [[b]] &lt;i&gt; &lt;</p>"],
    ["<pre>''a''\n<b></pre>", "<pre>''a''\n&lt;b&gt;</pre>"],
    ['<math>x < y</math>', '<p><span class="math inline">\\(x &lt; y\\)</span></p>'],
    ['<math display="block">x</math>', '<p><span class="math display">\\[x\\]</span></p>'],
    [
      '<syntaxhighlight lang="python">\nif a < b:\n</syntaxhighlight>',
      '<pre><code class="language-python">if a &lt; b:</code></pre>',
    ],
    ['<source inline>x</source>', '<p><code>x</code></p>'],
    ['<poem>\na\nb\n</poem>', '<div><p>a<br>b</p></div>'],
    [
      '<translate><!--T:1-->\n== A ==\n\n<!--T:2-->\nb <tvar name=1>[[Toad]]</tvar> <tvar|x>c</></translate>',
      '<h2>A</h2><p>b <a href="/wiki/Toad">Toad</a> c</p>',
    ],
    ['<languages />\na <nowiki><translate></nowiki>', '<p>a &lt;translate&gt;</p>'],
    ['<nowiki>open', '<p>&lt;nowiki&gt;open</p>'],
    ['<timeline>x</timeline>', '<p><code>&lt;timeline&gt;x&lt;/timeline&gt;</code></p>'],
  ],
  footnotes: [
    [
      'a<ref>note</ref>',
      '<p>a<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup></p><section class="footnotes"><ol class="footnotes-list"><li id="fn1" class="footnote-item"><p>note <a href="#fnref1" class="footnote-backref">↩︎</a></p></li></ol></section>',
    ],
    [
      'a<ref name="x">n</ref> b<ref name=x />\n<references/>\nc',
      '<p>a<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup> b<sup class="footnote-ref"><a href="#fn1" id="fnref1:1">[1]</a></sup></p><section class="footnotes"><ol class="footnotes-list"><li id="fn1" class="footnote-item"><p>n <a href="#fnref1" class="footnote-backref">↩︎</a></p></li></ol></section><p>c</p>',
    ],
  ],
  'variables and functions': [
    ['{{PAGENAME}} {{NAMESPACE}}{{SITENAME}}', '<p>Frogs/Food Pond</p>'],
    [
      '{{CURRENTYEAR}}-{{CURRENTMONTH}}-{{CURRENTDAY2}} {{CURRENTMONTHNAME}}',
      '<p>2020-03-05 March</p>',
    ],
    ['{{#if: x | yes | no}} {{#if: | yes | no }}', '<p>yes no</p>'],
    ['{{#ifeq: 1 | 1.0 | same | other}}', '<p>same</p>'],
    [
      '{{#ifexist: frog | a | b}} {{#ifexist:pond:rules|a|b}} {{#ifexist:Newt|a|b}}',
      '<p>a a b</p>',
    ],
    ['{{NUMBEROFARTICLES}} of {{NUMBEROFPAGES}}', '<p>1,234 of 3</p>'],
    ['{{#expr: 100 div 2.589988110336 round 0}} km', '<p>39 km</p>'],
    ['{{#ifexpr: 1 &lt; 2 | a | b}} {{#ifexpr: | a | b}}', '<p>a b</p>'],
    ['{{#expr: 1 / 0}}', '<p><strong>Expression error: Division by zero.</strong></p>'],
    ['{{#iferror: {{#expr: 1 +}} | bad | good}}', '<p>bad</p>'],
    ['{{#expr: 1 + {{count}}}}', '<p><code>{{#expr: 1 + {{count}}}}</code></p>'],
    ['{{#switch: b | a = 1 | b | c = 2 | 3}} {{#switch: z | a = 1 | #default = d}}', '<p>2 d</p>'],
    ['{{lc:ABC}}{{ucfirst:abc}}{{padleft:7|3}}', '<p>abcAbc007</p>'],
    ['{{padleft:7|4|😀}}{{urlencode:{{padright:|1|😀}}}}', '<p>😀😀😀7%F0%9F%98%80</p>'],
    ['{{constructor}}', '<p><code>{{constructor}}</code></p>'],
    ['{{toString:x}}', '<p><code>{{toString:x}}</code></p>'],
  ],
};

for (const [group, cases] of Object.entries(CASES)) {
  describe(group, () => {
    for (const [wikitext, expected] of cases) {
      it(JSON.stringify(wikitext).slice(0, 80), () => {
        expect(html(wikitext)).toBe(expected);
      });
    }
  });
}

describe('templates', () => {
  templates.add('Template:Plain', '<noinclude>Doc</noinclude>plain<includeonly>!</includeonly>');
  templates.add('Template:Args', '{{{1}}}/{{{b|none}}}/{{{2|}}}');
  templates.add('Template:List', '* a\n* b');
  templates.add('Template:Only', 'x<onlyinclude>y</onlyinclude>z');
  templates.add('Template:Loop', 'a{{Loop}}b');
  templates.add('Template:Old', '#REDIRECT [[Template:Plain]]');
  templates.add('Template:Cell', '{{!}} cell');
  templates.add('Template:Twice', '{{{1}}}{{{1}}}');
  templates.add('Template:Noted', 'a<ref>{{{1}}}</ref>');

  it.each([
    ['{{plain}}', '<p>plain!</p>'],
    ['{{Template:Plain}} {{template: plain }}', '<p>plain! plain!</p>'],
    ['{{old}}', '<p>plain!</p>'],
    ['{{only}}', '<p>y</p>'],
    ['{{Args|a|b=c|d}}', '<p>a/c/d</p>'],
    ['x{{Args| a }}', '<p>x a /none/</p>'],
    ['{{Args|1=[[Toad|t]]}}', '<p><a href="/wiki/Toad">t</a>/none/</p>'],
    ['{{Args|{{plain}}|b={{Args|x}}}}', '<p>plain!/x/none//</p>'],
    ['{{Args|<nowiki>|</nowiki>}}', '<p>|/none/</p>'],
    ['x {{list}}', '<p>x </p><ul><li>a</li><li>b</li></ul>'],
    ['{|\n{{cell}}\n|}', '<table><tr><td>cell</td></tr></table>'],
    ['{{{missing}}} {{{missing|default}}}', '<p>{{{missing}}} default</p>'],
    ['{{unknown|a|b=[[c]]}}', '<p><code>{{unknown|a|b=[[c]]}}</code></p>'],
    ['{{unknown\n|a}}', '<pre>{{unknown\n|a}}</pre>'],
    ['{{loop}}', '<p>a<code>{{Loop}}</code>b</p>'],
    ['{{open', '<p>{{open</p>'],
    ['{{a|{{plain}}', '<p>{{a|plain!</p>'],
    ['{{#tag:nowiki|<b>}}', '<p>&lt;b&gt;</p>'],
  ])('%j', (wikitext, expected) => {
    expect(html(wikitext)).toBe(expected);
  });

  it('count what is shown as it is written', () => {
    left.length = 0;
    convert('{{unknown|1}} {{unknown}} <graph>x</graph>');
    expect(left).toEqual(['unknown', 'unknown', '<graph>']);
  });

  it('find the pages that a text links to, and its categories', () => {
    templates.add('Template:Sorted', '[[Category:Sorted]]');
    const { links, categories } = converter.convertText('[[a]] {{sorted}} [[User:B]]', version);
    expect([...links]).toEqual(['A']);
    expect([...categories]).toEqual(['Category:Sorted']);
  });
});

describe('hostile texts', () => {
  const doubled = `${'{{Twice|'.repeat(38)}${'x'.repeat(100)}${'}}'.repeat(38)}`;

  it.each([
    ['templates that double their argument', doubled],
    ['deep templates', '{{a|'.repeat(50_000)],
    ['deep parameters', '{{{a|'.repeat(50_000)],
    ['many braces', '{'.repeat(200_000)],
    ['braces that close', `${'{'.repeat(100_000)}${'}'.repeat(100_000)}`],
    ['open links', '[['.repeat(100_000)],
    ['nested links', `${'[['.repeat(50_000)}a${']]'.repeat(50_000)}`],
    ['open comments', '<!--'.repeat(50_000)],
    ['open references', '<ref>'.repeat(50_000)],
    ['open tags with attributes', '<ref a="'.repeat(50_000)],
    ['many references', '<ref>a</ref>'.repeat(20_000)],
    ['notes in notes', `${'<ref>'.repeat(1_000)}x${'</ref>'.repeat(1_000)}`],
    ['apostrophes', "''a'''b".repeat(30_000)],
    ['deep lists', `${'*'.repeat(100_000)} a\n`.repeat(2)],
    ['deep tables', '{|\n|\n'.repeat(20_000)],
    ['open tags', '<div '.repeat(50_000)],
    ['punctuation after an address', `http://a.example/${'.'.repeat(100_000)}x`],
    ['spaces', `${' '.repeat(100_000)}x`.repeat(3)],
    ['equals signs', '='.repeat(100_000)],
    ['headings without an end', `==${' a'.repeat(100_000)}\n`.repeat(3)],
    ['markers', '\u007fi0\u007f'.repeat(10_000)],
    ['categories', '[[Category:a]]'.repeat(20_000)],
    ['semicolons', `;${'a:'.repeat(50_000)}`],
    [
      'image maps that lead nowhere',
      `<imagemap>\nFile:A.png\ndefault [${'a'.repeat(200_000)}\n</imagemap>`,
    ],
    ['bars', `{|\n${'||'.repeat(50_000)}\n|}`],
    ['includes', '<includeonly>'.repeat(50_000)],
    ['switches', '{{#switch:'.repeat(5_000)],
    ['open links elsewhere', '[http://x '.repeat(50_000)],
    ['open links elsewhere, and an end in another line', `${'[http://x '.repeat(50_000)}\n]`],
    ['one open link elsewhere', `[http://${'x'.repeat(200_000)}`],
  ])('%s cost little', { timeout: 20_000 }, (_, wikitext) => {
    const before = process.cpuUsage();
    const result = convert(wikitext);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(2);
    expect(result.length).toBeLessThan(8_000_000);
  });

  it('lose no word, whatever it stands in', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(blockOfWikitext, (unnumbered) => {
        // Each word is another one, so that none can stand for another.
        let count = 0;
        const wikitext = unnumbered.replace(/word/g, () => `word${count++}x`);
        const { html: stored, text } = importHtml(convert(wikitext));
        const seen = `${text} ${stored.match(/ alt="[^"]*"/g)?.join(' ')}`.toLowerCase();
        for (let index = 0; index < count; index += 1) expect(seen).toContain(`word${index}x`);
      }),
      { numRuns: 500 },
    );
  });

  it('become nothing dangerous', () => {
    const wikitext =
      '<a href="javascript:x">a</a> [[File:"onerror=x.png|thumb|"><script>]] <div onclick="x" style="x:y">z</div> [http://a" onclick="x b]';
    const { html: stored } = importHtml(convert(wikitext));
    expect(stored).not.toMatch(/<[a-z]+(?: [a-z]+="[^"]*")* (?:on\w+|style)=/i);
    expect(stored).not.toContain('<script');
  });

  it('are stored as they are if they are too long', () => {
    expect(convert('x'.repeat(1_000_001))).toMatch(/^markdown: x/);
  });
});

const { block: blockOfWikitext } = fc.letrec<{ inline: string; block: string }>((tie) => {
  const around = (part: 'inline' | 'block', make: (inner: string) => string) =>
    tie(part).map((inner) => make(inner));
  const some = (part: 'inline' | 'block', separator: string) =>
    fc.array(tie(part), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(separator));
  const elements = ['b', 'code', 'ref', 'small', 'span style="x"', 'div', 'blockquote', 'center'];
  return {
    inline: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom('word', 'word & < word', '<nowiki>word</nowiki>', '<math>word</math>'),
      fc.constantFrom('[[word]]', '{{lc:word}}', '<source lang=c>word</source>', '<pre>word</pre>'),
      ...elements.map((tag) =>
        around('inline', (inner) => `<${tag}>${inner}</${tag.split(' ')[0]}>`),
      ),
      around('inline', (inner) => `''${inner}''`),
      around('inline', (inner) => `'''${inner}'''`),
      around('inline', (inner) => `[[Page|${inner}]]`),
      around('inline', (inner) => `[http://x.example ${inner}]`),
      around('inline', (inner) => `[[File:A.png|thumb|${inner}]]`),
      around('inline', (inner) => `{{unknown|${inner}}}`),
      around('inline', (inner) => `{{unknown\n|${inner}}}`),
      around('inline', (inner) => `(${inner}`),
      some('inline', ' '),
      some('inline', ''),
    ),
    block: fc.oneof(
      { maxDepth: 3 },
      tie('inline'),
      around('inline', (inner) => `== ${inner} ==`),
      around('inline', (inner) => ` ${inner}`),
      around('inline', (inner) => `---- ${inner}`),
      fc
        .tuple(fc.constantFrom('*', '#', ':', ';', '**', '*#', ':*', ';:'), tie('inline'))
        .map(([mark, inner]) => `${mark} ${inner}`),
      fc.tuple(tie('inline'), tie('inline')).map(([a, b]) => `; ${a} : ${b}`),
      fc
        .tuple(tie('inline'), tie('inline'), tie('block'))
        .map(
          ([a, b, c]) =>
            `{|\n|+ ${a}\n! ${b} !! word\n|-\n| style="x" | word || word\n|-\n|\n${c}\n|}`,
        ),
      around('block', (inner) => `<div>\n${inner}\n</div>`),
      around('block', (inner) => `<ul>\n<li>${inner}</li>\n</ul>`),
      some('block', '\n'),
      some('block', '\n\n'),
    ),
  };
});
