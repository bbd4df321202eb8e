// @vitest-environment happy-dom
import fc from 'fast-check';
import { type ReactNode, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { expect, it, onTestFinished, vi } from 'vitest';
import { excerpt } from '../../src/content/excerpt.ts';
import { renderMarkdown } from '../../src/content/render.ts';
import type { RichContent } from '../../src/content/rich-content.ts';
import { sanitize } from '../../src/content/sanitize.ts';
import { RichHtml } from '../../web/src/text/rich-html.tsx';
import { isBalanced } from '../content/support/balanced.ts';
import { hostileMarkdown } from '../content/support/hostile-markdown.ts';

/** `HOSTILE_TEXTS=20000` tries more than the suite does; drawing many more fills the heap of one process. */
const COUNT = Number(process.env['HOSTILE_TEXTS'] ?? 2_000);
const people = new Set(['ada', 'a', 'word']);

it('draws any text that somebody writes to make a page fall', { timeout: 60 * COUNT }, () => {
  fc.assert(
    fc.property(hostileMarkdown, (markdown) => {
      const content = renderMarkdown(markdown, { docId: 'd', people });
      expectFit(content);
      expect(renderToString(<RichHtml html={content.html} />)).toContain(
        '<div class="prose" dir="auto">',
      );
    }),
    { numRuns: COUNT },
  );
});

function expectFit({ html, text }: RichContent): void {
  expect(sanitize(html)).toBe(html);
  expect(isBalanced(html)).toBe(true);
  for (const [, address = ''] of html.matchAll(/<(?:a|img) [^>]*?(?:href|src)="([^"]*)"/g)) {
    expect(URL.canParse(address.replaceAll('&amp;', '&'), location.href), address).toBe(true);
  }
  expect(excerpt(text, 200).length).toBeLessThanOrEqual(200);
}

it.each([
  '<img src="https://" alt="x" loading="lazy" />',
  '<img src="https://x.example:99999/a.png" alt="x" />',
  '<a href="https://["><img src="https://[" alt="x" /></a>',
])('shows a picture that was stored with a malformed address as its description: %s', (html) => {
  const drawn = renderToString(<RichHtml html={`<p>look: ${html}</p>`} />);
  expect(drawn).toBe('<div class="prose" dir="auto"><p>look: x</p></div>');
});

it('shows the words of a text that cannot be drawn, and what stands beside it', async () => {
  vi.spyOn(DocumentFragment.prototype, 'querySelectorAll').mockImplementation(() => {
    throw new Error('something that nobody thought of');
  });
  const frame = await draw(
    <>
      <RichHtml html="<h1>a &lt; b</h1>" />
      <RichHtml html="<p>still there</p>" />
    </>,
  );
  expect(frame.textContent).toBe('a < bstill there');
});

it('draws a text while the address names what is no encoded text', async () => {
  location.hash = '#100%';
  const frame = await draw(<RichHtml html="<p>a</p>" />);
  expect(frame.textContent).toBe('a');
});

/** Draws an element, its effects included. */
async function draw(element: ReactNode): Promise<HTMLElement> {
  const frame = document.createElement('div');
  const root = createRoot(frame, { onCaughtError: () => {} });
  onTestFinished(() => {
    root.unmount();
    vi.restoreAllMocks();
  });
  await new Promise<void>((resolve) => {
    root.render(<Drawn then={resolve}>{element}</Drawn>);
  });
  return frame;
}

/** Says when what is in it, and all effects of that, are done. */
function Drawn({ then, children }: { readonly then: () => void; readonly children: ReactNode }) {
  useEffect(then, [then]);
  return children;
}
