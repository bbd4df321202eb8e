import { groupBy } from '../lib/group-by.ts';

interface GroupedLoad<Wanted, Key, Answer> {
  /** Wants with the same group are loaded by one call. */
  readonly groupOf: (want: Wanted) => string;
  /** What tells the wants of a group apart. */
  readonly keyOf: (want: Wanted) => Key;
  readonly load: (group: readonly [Wanted, ...Wanted[]]) => Promise<ReadonlyMap<Key, Answer>>;
}

/** Loads a batch group by group, all at once, and answers in the order of the wants. */
export async function inGroups<Wanted, Key, Answer>(
  wanted: readonly Wanted[],
  { groupOf, keyOf, load }: GroupedLoad<Wanted, Key, Answer>,
): Promise<(Answer | undefined)[]> {
  const groups = [...groupBy(wanted, groupOf)];
  const answers = new Map(
    await Promise.all(groups.map(async ([key, group]) => [key, await load(group)] as const)),
  );
  return wanted.map((want) => answers.get(groupOf(want))?.get(keyOf(want)));
}
