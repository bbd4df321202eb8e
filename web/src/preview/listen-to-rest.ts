import type { Environment } from 'relay-runtime';

/** Listens to the pointer and the focus on the links of a page. What previews are is loaded with the first. */
export function listenToRest(environment: Environment): void {
  for (const type of ['pointerover', 'focusin']) {
    addEventListener(type, async ({ target }) => {
      const link = (target as Element).closest?.<HTMLAnchorElement>('main a');
      if (link) (await import('./previews.ts')).hover(link, environment);
    });
  }
}
