import { describe, expect, it } from 'vitest';
import { diffHtml } from '../../src/content/diff-html.ts';
import { importHtml } from '../../src/content/from-html.ts';
import { renderMarkdown } from '../../src/content/render.ts';
import { sanitize } from '../../src/content/sanitize.ts';
import { scriptableParts } from './support/scriptable.ts';
import { HTML_PAYLOADS, MARKDOWN_PAYLOADS } from './support/xss-payloads.ts';

const PAYLOADS = [...HTML_PAYLOADS, ...MARKDOWN_PAYLOADS];
const contexts = (payload: string) => [payload, `<p>a ${payload} b</p>`, `<ul><li>${payload}`];

describe('nothing that could run survives', () => {
  it.each(PAYLOADS)('in imported HTML: %j', (payload) => {
    for (const html of contexts(payload)) {
      const imported = importHtml(html);
      expect(scriptableParts(imported.html)).toEqual([]);
      expect(scriptableParts(renderMarkdown(imported.markdown).html)).toEqual([]);
    }
  });

  it.each(PAYLOADS)('in Markdown: %j', (payload) => {
    for (const markdown of [payload, `- ${payload}`, `> a ${payload} b`, `\`\`\`\n${payload}`]) {
      expect(scriptableParts(renderMarkdown(markdown, { docId: payload }).html)).toEqual([]);
    }
  });

  it('in a diff, whichever version holds it', () => {
    for (const payload of PAYLOADS) {
      expect(scriptableParts(diffHtml(`<p>${payload}</p>`, '<p>x</p>'))).toEqual([]);
      expect(scriptableParts(diffHtml('<p>x</p>', `<p>${payload}</p>`))).toEqual([]);
    }
  });

  it('wherever a payload is cut', () => {
    for (const payload of PAYLOADS) {
      for (let end = 1; end < payload.length; end++) {
        expect(scriptableParts(sanitize(payload.slice(0, end)))).toEqual([]);
      }
    }
  }, 60_000);
});

describe('the judge of these tests', () => {
  it('sees what it must never see', () => {
    const judged = [
      '<script>',
      '<img onerror=x>',
      '<a href=" java\nscript:x">',
      '<a href="//evil.example">',
      '<p style="x">',
      '<p id=location>',
      '<svg>',
      '<!-- -->',
      '<math><style></math>',
    ];
    for (const html of judged) expect(scriptableParts(html), html).not.toEqual([]);
  });

  it('lets harmless HTML pass', () => {
    const html = '<p><a href="/a?b:c" id="fnref1">x</a><a href="#h-x">y</a><b lang="de">z</b></p>';
    expect(scriptableParts(html)).toEqual([]);
  });
});
