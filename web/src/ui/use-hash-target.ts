import { type RefObject, useEffect } from 'react';
import { decodeFragment } from '../text/address.ts';
import { uncover } from '../text/spoilers.ts';

/**
 * Scrolls to what the address names after its `#`, if that is in the frame. The browser has looked for
 * it before it was drawn.
 *
 * @param isMain whether the frame holds what the page is about: only its headings have short names
 */
export function useHashTarget(frame: RefObject<HTMLElement | null>, isMain = false): void {
  useEffect(() => {
    const scroll = () => {
      const id = decodeFragment(location.hash.slice(1));
      const target = id === '' ? null : findTarget(frame.current, id, isMain);
      if (target === null || !frame.current?.contains(target)) return;
      uncover(target);
      target.scrollIntoView();
    };
    scroll();
    addEventListener('hashchange', scroll);
    return () => removeEventListener('hashchange', scroll);
  }, [frame, isMain]);
}

function findTarget(frame: HTMLElement | null, id: string, isMain: boolean): Element | null {
  return document.getElementById(id) ?? (isMain ? headingOf(frame, id) : null);
}

/** What stands before the slug in the id of a heading, or of another part that links lead to: `h-`, and mostly the id of what it is in. */
const PREFIX = /^h-(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}-)?/;

/**
 * The heading or other part that an address names by its slug alone, as in `/wiki/page#section`, or by an id that it had
 * while ids named the version of a text.
 */
function headingOf(frame: HTMLElement | null, name: string): Element | null {
  const slug = name.replace(PREFIX, '');
  const named = frame?.querySelectorAll('[id^="h-"]') ?? [];
  return [...named].find(({ id }) => id.replace(PREFIX, '') === slug) ?? null;
}
