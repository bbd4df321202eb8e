import { useEffect } from 'react';

/**
 * Marks the document once everything beside this answers to its reader. Until then, and where no script runs,
 * `base.css` hides controls that only a script gives a meaning.
 */
export function Hydrated() {
  useEffect(() => {
    document.documentElement.dataset['hydrated'] = '';
  }, []);
  return null;
}
