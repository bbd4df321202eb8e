import { useEffect } from 'react';
import { useFirstRendering } from './server-rendering.tsx';

/** Marks the document, and tells it, once everything beside this answers to its reader. */
export function Hydrated() {
  const { isFirst, end } = useFirstRendering();
  useEffect(() => {
    if (isFirst) {
      end();
      return;
    }
    document.documentElement.dataset['hydrated'] = '';
    tellHydrated();
  }, [isFirst, end]);
  return null;
}

/** Ends the wait of `web/src/start`, which holds what a reader does before. */
export function tellHydrated(): void {
  dispatchEvent(new Event('hydrated'));
}
