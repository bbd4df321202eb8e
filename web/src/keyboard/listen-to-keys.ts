/** Listens to the keys of one character that the page knows. What they do is loaded with the first. */
export function listenToKeys(): void {
  addEventListener('keydown', async (event) => {
    const { key, target } = event;
    const isKnown = /^[jknpr/?]$/.test(key) && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isKnown || (target as Element).closest?.(WHERE_PEOPLE_TYPE)) return;
    if (document.documentElement.dataset['keys'] === 'off') return;
    event.preventDefault();
    (await import('./keys.ts')).press(key);
  });
}

const WHERE_PEOPLE_TYPE = 'input,textarea,select,[contenteditable],dialog';
