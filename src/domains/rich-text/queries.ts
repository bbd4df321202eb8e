import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Scope } from '../../request/scope.ts';
import type { RichTextForm, RichTextHolder, RichTextRow } from './model.ts';

type Columns = Record<RichTextForm | 'preview', Sql>;

const TABLE: Record<RichTextHolder, { from: Sql; columns: Columns }> = {
  comment: { from: raw('comments'), columns: columns('') },
  commentRevision: { from: raw('comment_revisions'), columns: columns('') },
  revision: { from: raw('revisions'), columns: columns('') },
  userBio: { from: raw('users'), columns: columns('bio_') },
  sequence: { from: raw('sequences'), columns: columns('description_') },
};

function columns(prefix: string): Columns {
  return {
    html: raw(`${prefix}html`),
    markdown: raw(`${prefix}markdown`),
    text: raw(`${prefix}text`),
    preview: raw(`${prefix}preview`),
    wordCount: raw(`${prefix}word_count`),
  };
}

/** The forms that were asked for of these texts, and no other: a body may be long. */
export function selectForms(
  reader: Scope['reader'],
  holder: RichTextHolder,
  { ids, forms }: { ids: readonly string[]; forms: readonly RichTextForm[] },
): Promise<RichTextRow[]> {
  const { from, columns } = TABLE[holder];
  const selected = forms.map((form) => sql`${columns[form]} as ${raw(`"${form}"`)}`);
  return reader.run<RichTextRow>(
    `richText.${holder}`,
    sql`select id, ${join(selected, ', ')} from ${from} where id = any(${ids}::uuid[])`,
    { texts: forms.filter((form) => form !== 'wordCount') },
  );
}

/** The first characters of these texts: enough to cut an excerpt from. */
export function selectOpenings(
  reader: Scope['reader'],
  holder: RichTextHolder,
  { ids, length }: { ids: readonly string[]; length: number },
): Promise<RichTextRow[]> {
  const { from, columns } = TABLE[holder];
  return reader.run<RichTextRow>(
    `richText.${holder}.opening`,
    sql`select id, left(coalesce(${columns.preview}, ${columns.text}), ${length}) as opening
      from ${from} where id = any(${ids}::uuid[])`,
  );
}
