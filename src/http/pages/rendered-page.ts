import { CollectedBytes } from './collected-bytes.ts';
import { escapeForScript } from './escape-for-script.ts';
import type { PageRead, PageReading } from './page-reading.ts';
import type { PageRenderer } from './page-renderer.ts';

/** A page to render, and how. */
export interface RenderablePage {
  readonly renderer: PageRenderer;
  readonly url: URL;
  /** In ms since 1970. */
  readonly now: number;
  readonly reading: PageReading;
}

/** A page, and what it was rendered from. */
export interface RenderedPage {
  readonly reads: readonly PageRead[];
  /** What they answered, as JSON. */
  readonly json: string;
  readonly rendering: Rendering;
}

/** The content of `<div id="app">` in pieces, and what the browser takes it over with. */
export interface Rendering {
  readonly html: readonly Uint8Array[];
  /** The id of the element that has `json`. */
  readonly id: string;
  /** Safe within a script element. */
  readonly json: string;
}

/** @throws what an operation or a component threw */
export async function render({
  renderer,
  url,
  now,
  reading,
}: RenderablePage): Promise<RenderedPage> {
  const html = new CollectedBytes();
  const reads: PageRead[] = [];
  await renderer.renderPage({
    url,
    now,
    into: html,
    load(id, variables) {
      const read = { id, variables };
      reads.push(read);
      return reading.answer(read);
    },
  });
  const json = await reading.handedOver(reads, now);
  const rendering = { html: html.pieces, id: renderer.HANDED_OVER_ID, json: escapeForScript(json) };
  return { reads, json, rendering };
}
