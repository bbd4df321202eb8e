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
  const answers = new Array<Answer | undefined>(wanted.length);
  const placed = wanted.map((want, place) => ({ want, place }));
  const groups = groupBy(placed, ({ want }) => groupOf(want));
  await Promise.all(
    [...groups.values()].map(async (group) => {
      const [first, ...others] = group;
      const loaded = await load([first.want, ...others.map(({ want }) => want)]);
      for (const { want, place } of group) answers[place] = loaded.get(keyOf(want));
    }),
  );
  return answers;
}
