import { useEffect, useLayoutEffect, useRef } from 'react';

/**
 * After a click on a link, the new page begins at its top, and its content has the focus, so that a
 * screen reader reads on from there. Back and forward are the browser's: it remembers where one was.
 */
export function useArrival(path: string): void {
  const before = useRef(path);
  const isBack = useRef(false);

  useEffect(() => {
    const remember = () => {
      isBack.current = true;
    };
    addEventListener('popstate', remember);
    return () => removeEventListener('popstate', remember);
  }, []);

  // Before the page's own effects, one of which may scroll to what the address names.
  useLayoutEffect(() => {
    if (before.current === path) return;
    before.current = path;
    if (!isBack.current) {
      scrollTo(0, 0);
      document.getElementById('main')?.focus({ preventScroll: true });
    }
    isBack.current = false;
  }, [path]);
}
