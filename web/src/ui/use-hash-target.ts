import { type RefObject, useEffect } from 'react';
import { decodeFragment } from '../text/address.ts';

/**
 * Scrolls to what the address names after its `#`, if that is in the frame. The browser has looked for
 * it before it was drawn.
 */
export function useHashTarget(frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const id = decodeFragment(location.hash.slice(1));
    const target = id === '' ? null : document.getElementById(id);
    if (target !== null && frame.current?.contains(target)) target.scrollIntoView();
  }, [frame]);
}
