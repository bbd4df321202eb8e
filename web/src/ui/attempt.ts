import { createContext, useContext } from 'react';

/** How often the reader asked for what is around here again, after it failed. */
export const Attempt = createContext(0);

/** Options for a query: the same data again while all is well, a new request after a failure. */
export function useQueryOptions() {
  return { fetchPolicy: 'store-or-network', fetchKey: useContext(Attempt) } as const;
}
