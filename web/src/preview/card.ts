import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';

/** Between the card and its link, in px. */
const GAP = 6;

/** Between the card and the edges of the window, in px. */
const EDGE = 8;

/** With less room for its height, in px, there is no card. */
const MIN_ROOM = 64;

const ID = 'hover-card';

export interface Card {
  readonly element: HTMLElement;
  readonly close: () => void;
}

/**
 * Shows something above the page, beside a link.
 *
 * @param onNoRoom called when there is no place for it, or no longer
 */
export function openCard(link: HTMLAnchorElement, content: ReactNode, onNoRoom: () => void): Card {
  const element = document.createElement('div');
  Object.assign(element, { id: ID, className: 'hover-card', role: 'tooltip' });
  document.querySelector('main')?.append(element);
  link.setAttribute('aria-describedby', ID);

  const place = () => placeBeside(link, element) || onNoRoom();
  const root = createRoot(element);
  root.render(content);
  const sizes = new ResizeObserver(place);
  sizes.observe(element);
  addEventListener('scroll', place, { capture: true, passive: true });
  addEventListener('resize', place);

  return {
    element,
    close() {
      sizes.disconnect();
      removeEventListener('scroll', place, { capture: true });
      removeEventListener('resize', place);
      link.removeAttribute('aria-describedby');
      root.unmount();
      element.remove();
    },
  };
}

/** Below the link, or above it if there is not enough room. Whether there was any. */
function placeBeside(link: Element, { style, offsetWidth, scrollHeight }: HTMLElement): boolean {
  const { top, bottom, left } = link.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const above = top - GAP - EDGE;
  const below = clientHeight - bottom - GAP - EDGE;
  const isBelow = below > scrollHeight + 2 || below >= above;
  const room = isBelow ? below : above;
  if (room < MIN_ROOM || bottom < 0 || top > clientHeight || !link.isConnected) return false;
  const furthest = clientWidth - offsetWidth - EDGE;
  Object.assign(style, {
    left: `${Math.max(EDGE, Math.min(left, furthest))}px`,
    top: isBelow ? `${bottom + GAP}px` : 'auto',
    bottom: isBelow ? 'auto' : `${clientHeight - top + GAP}px`,
    maxHeight: `${room}px`,
  });
  return true;
}
