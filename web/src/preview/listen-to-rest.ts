import type { Environment } from 'relay-runtime';

/** Listens to the pointer and the focus on the links of a page. What previews are is loaded with the first. */
export function listenToRest(environment: Environment): void {
  async function rest(link: HTMLAnchorElement | null | undefined): Promise<void> {
    if (link) (await import('./previews.ts')).hover(link, environment);
  }

  for (const type of ['pointerover', 'focusin']) {
    addEventListener(type, ({ target }) => rest((target as Element).closest?.('main a')));
  }
  // The pointer came before the script.
  addEventListener('hydrated', () => rest(document.querySelector('main a:hover')));
}
