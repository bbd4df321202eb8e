import { IdleCache } from '../../lib/idle-cache.ts';
import { type RenderablePage, type RenderedPage, type Rendering, render } from './rendered-page.ts';

/** In bytes of HTML and characters of JSON. */
const MAX_SIZE = 8_000_000;

/**
 * The pages of one minute, by address. A page follows from its address, the minute and what its operations answer.
 * So these are run for every reader, and only where they answer something else than before is it rendered anew.
 */
export class RememberedPages {
  readonly #pages = new IdleCache<RenderedPage>({
    maxWeight: MAX_SIZE,
    weightOf: ({ json, rendering }) =>
      rendering.html.reduce(
        (size, piece) => size + piece.length,
        json.length + rendering.json.length,
      ),
  });

  /** For anonymous viewers, who all see the same page. */
  async render(page: RenderablePage): Promise<Rendering> {
    const { url, now, reading } = page;
    const key = `${now} ${url.href}`;
    const earlier = this.#pages.get(key);
    if (earlier !== undefined && (await reading.handedOver(earlier.reads, now)) === earlier.json) {
      return earlier.rendering;
    }
    const rendered = await render(page);
    this.#pages.set(key, rendered);
    return rendered.rendering;
  }
}
