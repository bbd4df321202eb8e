import sql from 'sql-template-tag';
import type { StatementReader } from '../../../db/database.ts';
import type { RevisionRecord } from '../../records.ts';
import type { ChangedRecord } from './merge.ts';
import { digest } from './remembered.ts';

/** A changed version of the source, and the further version here that it becomes. */
export interface NewerVersion {
  readonly change: ChangedRecord<RevisionRecord>;
  readonly record: RevisionRecord;
}

/**
 * Those of the changed versions that are the newest of their text: a source that has no history shows a newer text
 * under the same name. It is added as a version, so that the one before stays readable.
 */
export async function newerVersions(
  reader: StatementReader,
  source: string,
  changes: readonly ChangedRecord<RevisionRecord>[],
): Promise<NewerVersion[]> {
  const rewritten = changes.filter(
    ({ record, before, now }) =>
      record.permanentText === undefined && before !== null && before['text'] !== now['text'],
  );
  if (rewritten.length === 0) return [];
  const newest = await reader.run<{ id: string; created_at: string }>(
    'import.newestVersions',
    sql`
      select r.id, r.created_at
      from revisions r
      where r.id = any(${rewritten.map(({ ourId }) => ourId)}::uuid[])
        and not exists (
          select from (
            select n.id from revisions n where n.post_id = r.post_id and n.version > r.version
            union all
            select n.id from revisions n
            where n.wiki_page_id = r.wiki_page_id and n.version > r.version
            -- Without it the planner would join all origins first.
            offset 0
          ) n
          where exists (
            select from origins o
            where o.our_id = n.id and o.source = ${source} and o.kind = 'revision'
          )
        )`,
  );
  const times = new Map(newest.map((row) => [row.id, new Date(row.created_at)]));
  return rewritten.flatMap((change) => {
    const earlier = times.get(change.ourId);
    if (earlier === undefined) return [];
    const { record } = change;
    const createdAt = record.createdAt > earlier ? record.createdAt : new Date();
    const suffix = digest([record.text, createdAt]);
    return [
      { change, record: { ...record, externalId: `${record.externalId}@${suffix}`, createdAt } },
    ];
  });
}

/** Those of the new versions that are of texts that people have edited here. */
export async function versionsOfEditedTexts(
  reader: StatementReader,
  source: string,
  records: readonly RevisionRecord[],
): Promise<RevisionRecord[]> {
  if (records.length === 0) return [];
  const edited = await reader.run<{ kind: string; externalId: string }>(
    'import.editedTexts',
    sql`
      select s.kind, s.external_id as "externalId"
      from (
        select distinct n.kind, n.external_id
        from unnest(${records.map(({ of }) => of.kind)}::text[],
          ${records.map(({ of }) => of.externalId)}::text[]) as n(kind, external_id)
      ) s
      join origins o on o.source = ${source} and o.kind = s.kind and o.external_id = s.external_id
      cross join lateral (
        (select id from revisions where post_id = o.our_id order by version desc limit 1)
        union all
        (select id from revisions where wiki_page_id = o.our_id order by version desc limit 1)
      ) r
      where not exists (select from origins i where i.our_id = r.id and i.kind = 'revision')`,
  );
  const keys = new Set(edited.map(({ kind, externalId }) => `${kind}\n${externalId}`));
  return records.filter(({ of }) => keys.has(`${of.kind}\n${of.externalId}`));
}
