import { keyOfPage } from './key-of-page.ts';

/** Listens to the keys of one character that the page knows. What they do is loaded with the first. */
export function listenToKeys(): void {
  addEventListener('keydown', async (event) => {
    const key = keyOfPage(event);
    if (key === null) return;
    event.preventDefault();
    (await import('./keys.ts')).press(key);
  });
}
