import { useContext } from 'react';
import type { Clock } from './format-time.ts';
import { RenderedAt, useIsFirst } from './server-rendering.tsx';

/**
 * The clock that times are written by. What the server wrote is in UTC, and as old as the page; the reader's
 * own clock takes over once the page is hydrated.
 */
export function useClock(): Clock {
  const renderedAt = useContext(RenderedAt);
  return useIsFirst()
    ? { now: renderedAt, timeZone: 'UTC' }
    : { now: Date.now(), timeZone: undefined };
}
