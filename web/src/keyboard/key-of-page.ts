const WHERE_PEOPLE_TYPE = 'input,textarea,select,[contenteditable],dialog';

/** The key that was pressed, if the page has a meaning for it; else null. */
export function keyOfPage(event: KeyboardEvent): string | null {
  const { key, target } = event;
  const isKnown = /^[jknpr/?]$/.test(key) && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (!isKnown || (target as Element).closest?.(WHERE_PEOPLE_TYPE)) return null;
  return document.documentElement.dataset['keys'] === 'off' ? null : key;
}
