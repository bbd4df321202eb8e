import { LRUCache } from 'lru-cache';
import { type RenderablePage, type RenderedPage, type Rendering, render } from './rendered-page.ts';

/** In bytes of HTML and characters of JSON. */
const MAX_SIZE = 8_000_000;

/**
 * The pages of one minute, by address. A page follows from its address, the minute and what its operations answer.
 * So these are run for every reader, and only where they answer something else than before is it rendered anew.
 */
export class RememberedPages {
  readonly #pages = new LRUCache<string, RenderedPage>({
    maxSize: MAX_SIZE,
    sizeCalculation: ({ json, rendering }) =>
      rendering.html.reduce(
        (size, piece) => size + piece.length,
        json.length + rendering.json.length,
      ),
  });
  /** When, in ms since 1970. */
  #now = 0;

  /** For viewers to whom all pages look the same: anonymous ones. */
  async render(page: RenderablePage): Promise<Rendering> {
    const { url, now, reading } = page;
    if (now !== this.#now) this.#pages.clear();
    this.#now = now;
    const earlier = this.#pages.get(url.href);
    if (earlier !== undefined && (await reading.handedOver(earlier.reads, now)) === earlier.json) {
      return earlier.rendering;
    }
    const rendered = await render(page);
    if (now === this.#now) this.#pages.set(url.href, rendered);
    return rendered.rendering;
  }
}
