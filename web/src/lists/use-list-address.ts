import { useSearch } from 'wouter';
import { useIsFirst } from '../ui/server-rendering.tsx';
import type { ListAddress } from './list-spec.ts';

/** What the address bar says of the lists of a page. */
export function useListAddress(): ListAddress {
  return { search: useSearch(), isFirst: useIsFirst() };
}
