import { type RefObject, useEffect } from 'react';
import { decodeFragment } from '../text/address.ts';

/**
 * Scrolls to what the address names after its `#`, if that is in the frame. The browser has looked for
 * it before it was drawn.
 */
export function useHashTarget(frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const id = decodeFragment(location.hash.slice(1));
    const target = id === '' ? null : (document.getElementById(id) ?? headingOf(frame.current, id));
    if (target !== null && frame.current?.contains(target)) target.scrollIntoView();
  }, [frame]);
}

/** Links from other texts know a heading by the last part of its id, as in `/wiki/page#section`. */
function headingOf(frame: HTMLElement | null, section: string): Element | null {
  const headings = frame?.querySelectorAll('h1, h2, h3, h4, h5, h6') ?? [];
  return [...headings].find(({ id }) => id.startsWith('h-') && id.endsWith(`-${section}`)) ?? null;
}
