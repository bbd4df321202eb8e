import { createContext, useContext, useSyncExternalStore } from 'react';

/** When the server rendered the page, in ms since 1970; 0 if it did not. */
export const RenderedAt = createContext(0);

/** The address of the page that the server renders; null in the browser, which knows it. */
export const ServerAddress = createContext<string | null>(null);

/** True on the server and in the first rendering of a browser that takes its page over: both render the same. */
export function useIsFirst(): boolean {
  return useSyncExternalStore(subscribeToNothing, isNot, is);
}

/** Whether the browser takes over what the server has rendered of a component. */
export function useIsHydrating(): boolean {
  const isFirst = useIsFirst();
  const renderedAt = useContext(RenderedAt);
  const address = useContext(ServerAddress);
  return isFirst && renderedAt !== 0 && address === null;
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
