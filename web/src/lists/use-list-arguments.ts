import { useEffect, useRef, useTransition } from 'react';
import { type ListArguments, type ListSpec, readArguments } from './list-spec.ts';
import { useListAddress } from './use-list-address.ts';

interface ListArgumentsOptions<Order, Filter> {
  readonly spec: ListSpec;
  /** What the list was asked with when it first came. */
  readonly initial: ListArguments<Order, Filter>;
  readonly refetch: (variables: ListArguments<Order, Filter>) => unknown;
}

/**
 * Asks a list again when the address bar says something else of it than before. The old items stay
 * until the new ones are there.
 */
export function useListArguments<Order, Filter>({
  spec,
  initial,
  refetch,
}: ListArgumentsOptions<Order, Filter>) {
  const current = readArguments<Order, Filter>(spec, useListAddress());
  const shown = useRef(JSON.stringify(initial));
  const [isPending, startTransition] = useTransition();

  useEffect(() => {
    const wanted = JSON.stringify(current);
    if (wanted === shown.current) return;
    shown.current = wanted;
    startTransition(() => {
      refetch(current);
    });
  });

  return { current, isPending };
}
