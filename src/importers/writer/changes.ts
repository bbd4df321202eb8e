import sql from 'sql-template-tag';
import { type ChangeCount, countChanges } from '../../content/diff.ts';
import type { StatementReader } from '../../db/database.ts';
import type { ImportRecord, RevisionRecord } from '../records.ts';
import type { Known } from './known.ts';
import type { Texts } from './texts.ts';

export type Changes = ReadonlyMap<ImportRecord, ChangeCount>;

interface ToCompare {
  readonly known: Known;
  readonly revisions: readonly RevisionRecord[];
  readonly texts: Texts;
}

/** How much each version changed of the one before it, which may be in the database already. */
export async function countVersionChanges(
  reader: StatementReader,
  { known, revisions, texts }: ToCompare,
): Promise<Changes> {
  const newest = await selectNewestTexts(reader, known, revisions);
  const changes = new Map<ImportRecord, ChangeCount>();
  for (const revision of revisions) {
    const subject = subjectKey(revision);
    const after = texts.get(revision)?.markdown ?? '';
    changes.set(revision, countChanges(newest.get(subject) ?? '', after));
    newest.set(subject, after);
  }
  return changes;
}

/** The newest text that is in the database of each thing that has further versions here. */
async function selectNewestTexts(
  reader: StatementReader,
  known: Known,
  revisions: readonly RevisionRecord[],
): Promise<Map<string, string>> {
  const subjects = new Map<string, string>();
  for (const revision of revisions) {
    const id = known.id(revision.of.kind, revision.of.externalId);
    if (id !== undefined) subjects.set(id, subjectKey(revision));
  }
  if (subjects.size === 0) return new Map();
  const rows = await reader.run<{ id: string; markdown: string }>(
    'import.newestTexts',
    sql`
      select s.id, r.markdown
      from unnest(${[...subjects.keys()]}::uuid[]) as s(id)
      cross join lateral (
        (select markdown from revisions where post_id = s.id order by version desc limit 1)
        union all
        (select markdown from revisions where wiki_page_id = s.id order by version desc limit 1)
      ) r`,
  );
  return new Map(rows.map(({ id, markdown }) => [subjects.get(id) ?? id, markdown]));
}

function subjectKey({ of }: RevisionRecord): string {
  return `${of.kind} ${of.externalId}`;
}
