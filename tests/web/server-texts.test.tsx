// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { RichHtml } from '../../web/src/text/rich-html.tsx';
import { serverTexts } from '../../web/src/text/server-texts.ts';
import { ServerTextsContext } from '../../web/src/text/server-texts-context.ts';
import { ServerRendering } from '../../web/src/ui/server-rendering.tsx';

const TABLE = '<table><tbody><tr><td>1</td></tr></tbody></table>';
const FRAMED = `<div class="table-frame" tabindex="0">${TABLE}</div>`;
const PICTURE = '<img src="https://elsewhere.example/a.png" alt="A cat">';
/** More tags than the server parses for one page. */
const MANY = '<em>a</em>'.repeat(10_000);

beforeAll(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
});

function rendered(...texts: readonly string[]): string {
  return renderToString(
    <ServerTextsContext value={serverTexts('https://tea.example.org/posts/a')}>
      {texts.map((html) => (
        <RichHtml key={html} html={html} />
      ))}
    </ServerTextsContext>,
  );
}

describe('the server', () => {
  it('prepares a text', () => {
    expect(rendered(TABLE)).toContain(FRAMED);
    expect(rendered(`<p>${PICTURE}</p>`)).not.toContain('<img');
  });

  it('leaves a text as it is that would hold it up, and prepares what is small beside it', () => {
    const html = rendered(`${MANY}${TABLE}`, `<p>b</p>${TABLE}`);

    expect(html).toContain(`data-unprepared="">${MANY}${TABLE}`);
    expect(html).toContain(FRAMED);
  });

  it('withholds such a text if it has pictures of other sites or spoilers', () => {
    for (const held of [PICTURE, '<span class="spoiler">It was the cat</span>']) {
      const html = rendered(`${MANY}${held}`);
      expect(html).toContain('This text is too large to be shown without a script.');
      expect(html).not.toContain('cat');
    }
  });

  it('parses no more for many texts than for one', () => {
    const texts = Array.from(
      { length: 20 },
      (_, index) => `${'<b>x</b>'.repeat(1_000)}${index}${TABLE}`,
    );
    expect(rendered(...texts).split('data-unprepared').length - 1).toBeGreaterThan(10);
  });
});

describe('a browser', () => {
  async function takeOver(html: string, fromServer: string) {
    const frame = document.createElement('div');
    frame.innerHTML = fromServer;
    document.body.append(frame);
    await act(async () => {
      hydrateRoot(
        frame,
        <ServerRendering renderedAt={1}>
          <RichHtml html={html} />
        </ServerRendering>,
      );
    });
    return frame.innerHTML;
  }

  it('writes a text that comes while the page is being taken over', async () => {
    const frame = document.createElement('div');
    await act(async () => {
      createRoot(frame).render(
        <ServerRendering renderedAt={1}>
          <RichHtml html="<p>new</p>" />
        </ServerRendering>,
      );
    });
    expect(frame.textContent).toBe('new');
  });

  it('leaves what the server has prepared as it is', async () => {
    expect(await takeOver(TABLE, '<div class="prose" dir="auto"><p>as it was</p></div>')).toContain(
      'as it was',
    );
  });

  it('prepares what the server did not', async () => {
    const html = await takeOver(
      TABLE,
      `<div class="prose" dir="auto" data-unprepared="">${TABLE}</div>`,
    );
    expect(html).toContain(FRAMED);
  });
});
