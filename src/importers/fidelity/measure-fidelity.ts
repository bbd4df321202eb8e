import sql from 'sql-template-tag';
import type { StatementRunner } from '../../db/database.ts';
import { Fidelity } from './fidelity.ts';

/** A text as its source shows it, and the record that it became. */
export interface SourceHtml {
  readonly kind: 'user' | 'post' | 'comment' | 'wikiPage';
  readonly externalId: string;
  /** Names the text for people: `Posts.xml 17`. */
  readonly name: string;
  readonly html: string;
}

interface ToMeasure {
  readonly database: StatementRunner;
  /** Names the source in `origins`. */
  readonly source: string;
  readonly texts: AsyncIterable<SourceHtml> | Iterable<SourceHtml>;
}

/** Texts that are looked up at once. */
const BATCH = 500;

/**
 * Compares what an import stored with what its source shows: the HTML that readers get now, whichever run
 * of the import wrote it. Texts that were edited here since then count as they are.
 */
export async function measureFidelity({ database, source, texts }: ToMeasure): Promise<Fidelity> {
  const fidelity = new Fidelity();
  let batch: SourceHtml[] = [];
  const measure = async () => {
    const stored = await storedHtml(database, source, batch);
    for (const text of batch) {
      const html = stored.get(keyOf(text));
      if (html === undefined) fidelity.addMissing(text.name);
      else fidelity.add(text.name, text.html, html);
    }
    batch = [];
  };
  for await (const text of texts) {
    batch.push(text);
    if (batch.length === BATCH) await measure();
  }
  if (batch.length > 0) await measure();
  return fidelity;
}

/** The HTML of those that are stored, by `keyOf`. */
async function storedHtml(
  database: StatementRunner,
  source: string,
  texts: readonly SourceHtml[],
): Promise<Map<string, string>> {
  const rows = await database.run<
    Pick<SourceHtml, 'kind' | 'externalId'> & { html: string | null }
  >(
    'import.storedHtml',
    sql`
      select o.kind, o.external_id as "externalId",
        case o.kind when 'user' then u.bio_html when 'comment' then c.html else r.html end as html
      from unnest(${texts.map(({ kind }) => kind)}::text[],
        ${texts.map(({ externalId }) => externalId)}::text[]) as n(kind, external_id)
      join origins o on o.source = ${source} and o.kind = n.kind and o.external_id = n.external_id
      left join users u on o.kind = 'user' and u.id = o.our_id
      left join comments c on o.kind = 'comment' and c.id = o.our_id
      left join posts p on o.kind = 'post' and p.id = o.our_id
      left join wiki_pages w on o.kind = 'wikiPage' and w.id = o.our_id
      left join revisions r on r.id = coalesce(p.current_revision_id, w.current_revision_id)`,
  );
  return new Map(rows.map((row) => [keyOf(row), row.html ?? '']));
}

function keyOf({ kind, externalId }: Pick<SourceHtml, 'kind' | 'externalId'>): string {
  return `${kind} ${externalId}`;
}
