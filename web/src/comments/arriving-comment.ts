import { type RefObject, useEffect, useRef } from 'react';
import { giveFocus } from '../ui/give-focus.ts';

let arriving: string | null = null;

/** The comment with this id takes the focus as soon as it is drawn. */
export function expectComment(id: string): void {
  arriving = id;
}

/** For the element of a comment. */
export function useArrivingComment(id: string): RefObject<HTMLElement | null> {
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    if (arriving !== id) return;
    arriving = null;
    giveFocus(element.current);
    element.current?.scrollIntoView({ block: 'nearest' });
  }, [id]);
  return element;
}
