import sql from 'sql-template-tag';
import { countChanges } from '../../content/diff.ts';
import type { RichContent } from '../../content/rich-content.ts';
import type { StatementRunner } from '../../db/database.ts';
import type { ImportRecord, RevisionRecord } from '../records.ts';
import type { Known } from './known.ts';
import { recordId } from './record-id.ts';
import { sourceTextOf, toText } from './texts.ts';

/** What is worked out about records before the transaction begins, so that no lock waits for it. */
export interface Prepared {
  readonly texts: ReadonlyMap<ImportRecord, RichContent>;
  readonly changes: ReadonlyMap<ImportRecord, Change>;
}

interface ToPrepare {
  readonly source: string;
  readonly known: Known;
  readonly records: readonly ImportRecord[];
}

type Change = ReturnType<typeof countChanges>;

/** Renders the texts of records that are about to be written, and compares versions. */
export async function prepare(
  runner: StatementRunner,
  { source, known, records }: ToPrepare,
): Promise<Prepared> {
  const texts = new Map<ImportRecord, RichContent>();
  for (const record of records) {
    const text = sourceTextOf(record);
    if (text !== null) texts.set(record, toText(text, recordId(source, record)));
  }
  const revisions = records.filter((record) => record.kind === 'revision');
  const newest = await selectNewestTexts(runner, known, revisions);
  return { texts, changes: compareVersions(revisions, texts, newest) };
}

function compareVersions(
  revisions: readonly RevisionRecord[],
  texts: ReadonlyMap<ImportRecord, RichContent>,
  newest: Map<string, string>,
): Map<ImportRecord, Change> {
  const changes = new Map<ImportRecord, Change>();
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
  runner: StatementRunner,
  known: Known,
  revisions: readonly RevisionRecord[],
): Promise<Map<string, string>> {
  const subjects = new Map<string, string>();
  for (const revision of revisions) {
    const id = known.id(revision.of.kind, revision.of.externalId);
    if (id !== undefined) subjects.set(id, subjectKey(revision));
  }
  if (subjects.size === 0) return new Map();
  const rows = await runner.run<{ id: string; markdown: string }>(
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
