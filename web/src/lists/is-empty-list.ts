import type { ListArguments } from './list-spec.ts';

/** Whether a list has nothing at all. One that a filter emptied has: its controls have to stay. */
export function isEmptyList(total: number, { filter }: ListArguments<unknown, unknown>): boolean {
  return total === 0 && filter === undefined;
}
