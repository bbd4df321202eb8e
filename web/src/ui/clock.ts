import { useContext } from 'react';
import type { Clock } from './format-time.ts';
import { RenderedAt } from './server-rendering.tsx';

/**
 * The clock that times are written by. The server writes them in UTC, and `web/src/start` in the reader's zone before a
 * browser paints them.
 */
export function useClock(): Clock {
  const renderedAt = useContext(RenderedAt);
  return typeof document === 'undefined'
    ? { now: renderedAt, timeZone: 'UTC' }
    : { now: Date.now(), timeZone: undefined };
}
