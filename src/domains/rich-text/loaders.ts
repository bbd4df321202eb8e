import DataLoader from 'dataloader';
import { groupBy } from '../../lib/group-by.ts';
import { perRequest } from '../../loaders/per-request.ts';
import type { Scope } from '../scope.ts';
import type { RichTextForm, RichTextHolder, RichTextRow } from './model.ts';
import { selectForms, selectOpenings } from './queries.ts';

interface WantedForm {
  readonly holder: RichTextHolder;
  readonly id: string;
  readonly form: RichTextForm;
}

interface WantedOpening {
  readonly holder: RichTextHolder;
  readonly id: string;
  readonly length: number;
}

/**
 * Texts are read apart from the rows they belong to: in the same round trip as what those rows point
 * to, and in the forms that were asked for.
 */
export const richTextLoaders = perRequest((scope: Scope) => ({
  form: new DataLoader<WantedForm, string | number | null, string>(
    (wanted) => loadForms(scope, wanted),
    { cacheKeyFn: ({ holder, id, form }) => `${holder} ${id} ${form}` },
  ),
  opening: new DataLoader<WantedOpening, string | null, string>(
    (wanted) => loadOpenings(scope, wanted),
    { cacheKeyFn: ({ holder, id, length }) => `${holder} ${id} ${length}` },
  ),
}));

async function loadForms({ reader }: Scope, wanted: readonly WantedForm[]) {
  const rows = await inGroups(
    wanted,
    ({ holder }) => holder,
    (group) =>
      selectForms(reader, group[0].holder, {
        ids: idsOf(group),
        forms: [...new Set(group.map(({ form }) => form))],
      }),
  );
  return wanted.map(({ holder, id, form }) => rows.get(holder)?.get(id)?.[form] ?? null);
}

async function loadOpenings({ reader }: Scope, wanted: readonly WantedOpening[]) {
  const groupOf = ({ holder, length }: WantedOpening) => `${holder} ${length}`;
  const rows = await inGroups(wanted, groupOf, (group) =>
    selectOpenings(reader, group[0].holder, { ids: idsOf(group), length: group[0].length }),
  );
  return wanted.map((want) => rows.get(groupOf(want))?.get(want.id)?.opening ?? null);
}

async function inGroups<Wanted extends { id: string }>(
  wanted: readonly Wanted[],
  groupOf: (want: Wanted) => string,
  load: (group: readonly [Wanted, ...Wanted[]]) => Promise<RichTextRow[]>,
): Promise<Map<string, Map<string, RichTextRow>>> {
  const groups = [...groupBy(wanted, groupOf)];
  return new Map(
    await Promise.all(
      groups.map(async ([key, group]) => {
        const rows = await load(group);
        return [key, new Map(rows.map((row) => [row.id, row]))] as const;
      }),
    ),
  );
}

function idsOf(wanted: readonly { readonly id: string }[]): string[] {
  return [...new Set(wanted.map(({ id }) => id))];
}
