import DataLoader from 'dataloader';
import { inGroups } from '../../loaders/in-groups.ts';
import { perRequest } from '../../request/per-request.ts';
import type { Scope } from '../../request/scope.ts';
import type { RichTextForm, RichTextHolder, RichTextRow } from './model.ts';
import { selectForms, selectOpenings } from './queries.ts';

export interface WantedForm {
  readonly holder: RichTextHolder;
  readonly id: string;
  readonly form: RichTextForm;
}

export interface WantedOpening {
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
  const rows = await inGroups(wanted, {
    groupOf: ({ holder }) => holder,
    keyOf: ({ id }) => id,
    load: async (group) => {
      const forms = [...new Set(group.map(({ form }) => form))];
      return byId(await selectForms(reader, group[0].holder, { ids: idsOf(group), forms }));
    },
  });
  return wanted.map(({ form }, index) => rows[index]?.[form] ?? null);
}

async function loadOpenings({ reader }: Scope, wanted: readonly WantedOpening[]) {
  const rows = await inGroups(wanted, {
    groupOf: ({ holder, length }) => `${holder} ${length}`,
    keyOf: ({ id }) => id,
    load: async (group) => {
      const [{ holder, length }] = group;
      return byId(await selectOpenings(reader, holder, { ids: idsOf(group), length }));
    },
  });
  return rows.map((row) => row?.opening ?? null);
}

function byId(rows: readonly RichTextRow[]): Map<string, RichTextRow> {
  return new Map(rows.map((row) => [row.id, row]));
}

function idsOf(wanted: readonly { readonly id: string }[]): string[] {
  return [...new Set(wanted.map(({ id }) => id))];
}
