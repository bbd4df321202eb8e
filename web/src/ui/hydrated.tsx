import { useContext, useEffect } from 'react';
import { Viewer } from '../account/viewer.tsx';
import { loadMemberParts } from './member-parts.ts';
import { useFirstRendering } from './server-rendering.tsx';

/** Marks the document, and tells it, once everything beside this answers to its reader. */
export function Hydrated() {
  const { isFirst, end } = useFirstRendering();
  const { id } = useContext(Viewer);
  useEffect(() => {
    if (isFirst && id === null) {
      end();
    } else if (isFirst) {
      // Else the parts for members would come one by one, and each would ask the server.
      loadMemberParts().then(end, end);
    } else {
      document.documentElement.dataset['hydrated'] = '';
      tellHydrated();
    }
  }, [isFirst, end, id]);
  return null;
}

/** Ends the wait of `web/src/start`, which holds what a reader does before. */
export function tellHydrated(): void {
  dispatchEvent(new Event('hydrated'));
}
