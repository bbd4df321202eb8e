import sql from 'sql-template-tag';
import { personOf } from '../../attribution/page-contributors.ts';
import { type ChangeCount, countChanges } from '../../content/diff.ts';
import type { RevisionRecord } from '../records.ts';
import type { Batch } from './batch.ts';
import { historyAfter, PageHistory } from './page-history.ts';

/** How much each version changed of the one before it. */
export interface VersionChanges {
  readonly counts: ReadonlyMap<RevisionRecord, ChangeCount>;
  /** Versions of texts that people have edited here, and that are not to be overwritten. */
  readonly edited: ReadonlySet<RevisionRecord>;
  /** By our ids, the histories of wiki pages after these versions. One that is missing has to be read again. */
  readonly histories: ReadonlyMap<string, PageHistory>;
}

/** Compares each version with the one before it, which may be in the database already. */
export async function compareVersions(
  batch: Batch,
  revisions: readonly RevisionRecord[],
): Promise<VersionChanges> {
  const newest = await selectNewestTexts(batch, revisions);
  const texts = new Map<string, string>();
  const histories = new Map<string, PageHistory>();
  for (const [id, { revisionId, markdown }] of newest) {
    texts.set(id, markdown);
    const history = historyAfter(revisionId);
    if (history !== undefined) histories.set(id, history);
  }
  const counts = new Map<RevisionRecord, ChangeCount>();
  const edited = new Set<RevisionRecord>();
  for (const revision of revisions) {
    const { of, author } = revision;
    const id = batch.imported.id(of.kind, of.externalId);
    if (id === undefined) continue;
    if (newest.get(id)?.isImported === false && !batch.overwrite) {
      edited.add(revision);
      continue;
    }
    const { markdown } = batch.textOf(revision);
    const before = texts.get(id);
    if (of.kind === 'wikiPage' && before === undefined) histories.set(id, new PageHistory());
    texts.set(id, markdown);
    const { author_id: authorId, author_name: authorName } = batch.authorOf(author);
    const history = histories.get(id);
    counts.set(
      revision,
      history?.add(markdown, personOf({ authorId, authorName })) ??
        countChanges(before ?? '', markdown),
    );
  }
  return { counts, edited, histories };
}

interface Newest {
  readonly revisionId: string;
  readonly markdown: string;
  /** Nobody has edited the text here since it was imported. */
  readonly isImported: boolean;
}

/** The newest text that is in the database of each thing that has further versions here. */
async function selectNewestTexts(
  { tx, imported }: Batch,
  revisions: readonly RevisionRecord[],
): Promise<Map<string, Newest>> {
  const ids = new Set<string>();
  for (const { of } of revisions) {
    const id = imported.id(of.kind, of.externalId);
    if (id !== undefined) ids.add(id);
  }
  if (ids.size === 0) return new Map();
  const rows = await tx.run<Newest & { id: string }>(
    'import.newestTexts',
    sql`
      select s.id, r.id as "revisionId", r.markdown,
        exists (
          select from origins o where o.our_id = r.id and o.kind = 'revision'
        ) as "isImported"
      from unnest(${[...ids]}::uuid[]) as s(id)
      cross join lateral (
        (select id, markdown from revisions where post_id = s.id order by version desc limit 1)
        union all
        (select id, markdown from revisions where wiki_page_id = s.id order by version desc limit 1)
      ) r`,
  );
  return new Map(rows.map(({ id, ...newest }) => [id, newest]));
}
