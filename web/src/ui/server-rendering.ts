import { createContext, useContext, useSyncExternalStore } from 'react';

/** When the server rendered the page, in ms since 1970; 0 if it did not. */
export const RenderedAt = createContext(0);

/** True on the server and in the first rendering of a browser that takes its page over: both render the same. */
export function useIsFirst(): boolean {
  return useSyncExternalStore(subscribeToNothing, isNot, is);
}

/** Whether the browser takes over what the server has rendered of a component. */
export function useIsHydrating(): boolean {
  const isFirst = useIsFirst();
  const renderedAt = useContext(RenderedAt);
  return isFirst && renderedAt !== 0 && typeof document !== 'undefined';
}

function subscribeToNothing() {
  return () => {};
}

function is(): boolean {
  return true;
}

function isNot(): boolean {
  return false;
}
