import { useEffect } from 'react';

/** Marks the document, and tells it, once everything beside this answers to its reader. */
export function Hydrated() {
  useEffect(() => {
    document.documentElement.dataset['hydrated'] = '';
    tellHydrated();
  }, []);
  return null;
}

/** Ends the wait of `web/src/start`, which holds what a reader does before. */
export function tellHydrated(): void {
  dispatchEvent(new Event('hydrated'));
}
