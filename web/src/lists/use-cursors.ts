import { useState } from 'react';
import { useSearch } from 'wouter';
import { afterName } from './list-page-address.ts';

/** After which item each list of the page begins, by the prefix of its parameters, as the page was opened. */
export function useCursors(): (prefix: string) => string | undefined {
  const search = useSearch();
  const [parameters] = useState(() => new URLSearchParams(search));
  return (prefix) => parameters.get(afterName(prefix)) ?? undefined;
}
