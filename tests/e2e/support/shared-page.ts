import type { BrowserContextOptions, CDPSession, Page } from 'playwright-core';

type Looks = Pick<BrowserContextOptions, 'viewport' | 'colorScheme' | 'reducedMotion'>;

/** What a page can be given again and again. Anything else belongs to a profile for good. */
const LOOKS: ReadonlySet<string> = new Set(['viewport', 'colorScheme', 'reducedMotion']);

const VIEWPORT = { width: 1280, height: 720 };

/** Whether a page with these options is like others, apart from its looks. */
export function canBeShared(options: BrowserContextOptions): options is Looks {
  return Object.keys(options).every((name) => LOOKS.has(name));
}

/** A page that one test has at a time. The next one finds it as if it were new, apart from cached files. */
export class SharedPage {
  readonly #create: () => Promise<Page>;
  #page: Page | undefined;
  #session: CDPSession | undefined;
  #isTaken = false;

  constructor(create: () => Promise<Page>) {
    this.#create = create;
  }

  /** Null while another one has it. */
  async take({ viewport, colorScheme, reducedMotion }: Looks): Promise<Page | null> {
    if (this.#isTaken) return null;
    this.#isTaken = true;
    const page = await this.#living();
    await page.setViewportSize(viewport ?? VIEWPORT);
    await page.emulateMedia({
      media: null,
      colorScheme: colorScheme ?? 'light',
      reducedMotion: reducedMotion ?? 'no-preference',
    });
    return page;
  }

  /** Takes from it what the test left behind. */
  async giveBack(): Promise<void> {
    const page = this.#page;
    if (!this.#isTaken || page === undefined) return;
    this.#isTaken = false;
    try {
      await this.#clear(page);
    } catch {
      // It crashed, or does not answer: the next test gets another one.
      this.#page = undefined;
      await page.context().close();
    }
  }

  async #living(): Promise<Page> {
    if (this.#page !== undefined) return this.#page;
    const page = await this.#create();
    this.#session = await page.context().newCDPSession(page);
    this.#page = page;
    return page;
  }

  async #clear(page: Page): Promise<void> {
    const context = page.context();
    for (const other of context.pages()) if (other !== page) await other.close();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    const origin = new URL(page.url()).origin;
    await page.goto('about:blank');
    await page.mouse.move(-1, -1);
    await context.clearCookies();
    if (origin !== 'null') {
      const cleared = { origin, storageTypes: 'cookies,local_storage,indexeddb,service_workers' };
      await this.#session?.send('Storage.clearDataForOrigin', cleared);
    }
    await this.#session?.send('Page.resetNavigationHistory');
  }
}
