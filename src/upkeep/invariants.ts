import sql, { type Sql } from 'sql-template-tag';
import type { StatementRunner } from '../db/database.ts';
import { listedWikiPages } from '../domains/wiki/page/policy.ts';
import { RESERVED_NAMES } from '../naming/reserved-names.ts';

/** Something that must hold and that no program can put right by itself. */
export interface Invariant {
  /** What must hold, as a sentence. */
  readonly name: string;
  /** The ids of rows for which it does not hold, as `id`. */
  readonly violations: Sql;
}

/** How many rows violate an invariant, and the ids of the first few. */
export async function checkInvariant(
  runner: StatementRunner,
  { name, violations }: Invariant,
): Promise<{ wrong: number; examples: string[] }> {
  const [row] = await runner.run<{ wrong: number; examples: string[] | null }>(
    `upkeep.check ${name}`,
    sql`
      select count(*) as wrong, (array_agg(v.id order by v.id))[1:5] as examples
      from (${violations}) v`,
  );
  return { wrong: row?.wrong ?? 0, examples: row?.examples ?? [] };
}

export const INVARIANTS: readonly Invariant[] = [
  {
    name: 'versions of a text are numbered 1, 2, 3, … without gaps',
    violations: sql`
      select coalesce(r.post_id, r.wiki_page_id) as id
      from revisions r
      group by r.post_id, r.wiki_page_id
      having min(r.version) <> 1 or max(r.version) <> count(*)`,
  },
  {
    name: 'former texts of a comment are numbered 1, 2, 3, … without gaps',
    violations: sql`
      select r.comment_id as id
      from comment_revisions r
      group by r.comment_id
      having min(r.version) <> 1 or max(r.version) <> count(*)`,
  },
  {
    name: 'nobody has read comments of a later time than now',
    violations: sql`
      select m.id from read_marks m where m.read_up_to > now() + interval '1 hour'`,
  },
  {
    name: 'every published post has a text',
    violations: sql`
      select p.id from posts p
      where p.published_at is not null
        and not exists (select from revisions r where r.post_id = p.id)`,
  },
  {
    name: 'no page shows a version that is hidden',
    violations: sql`
      select w.id from wiki_pages w
      join revisions r on r.id = w.current_revision_id
      where r.hidden_at is not null`,
  },
  {
    name: 'a page is merged into one that is not merged',
    violations: sql`
      select w.id from wiki_pages w
      join wiki_pages o on o.id = w.merged_into_id
      where o.merged_into_id is not null`,
  },
  {
    name: 'no topic is part of itself',
    violations: sql`
      with recursive seen as (
        select t.* from wiki_page_parents t join wiki_pages w on w.id = t.parent_id
        where ${listedWikiPages}
      ), above as (
        select s.page_id, s.parent_id from seen s
        union
        select a.page_id, s.parent_id from above a join seen s on s.page_id = a.parent_id
      )
      select a.page_id as id from above a where a.page_id = a.parent_id`,
  },
  {
    name: 'a version reverts to an earlier one of the same text',
    violations: sql`
      select r.id from revisions r
      join revisions e on e.id = r.reverts_to_id
      where (e.post_id, e.wiki_page_id) is distinct from (r.post_id, r.wiki_page_id)
        or e.version >= r.version`,
  },
  {
    name: 'a reply stands where the comment stands that it answers',
    violations: sql`
      select c.id from comments c
      join comments a on a.id = c.parent_id
      where (a.post_id, a.wiki_page_id) is distinct from (c.post_id, c.wiki_page_id)`,
  },
  {
    name: 'every thread begins at a comment that answers none',
    violations: sql`
      with recursive reachable as (
        select c.id from comments c where c.parent_id is null
        union
        select c.id from comments c join reachable a on a.id = c.parent_id
      )
      select c.id from comments c where not exists (select from reachable a where a.id = c.id)`,
  },
  {
    name: 'an accepted answer is an answer on the post that accepted it',
    violations: sql`
      select p.id from posts p
      join comments c on c.id = p.accepted_answer_id
      where c.post_id is distinct from p.id or not c.is_answer`,
  },
  {
    name: 'nobody is called by a word that stands in URLs',
    violations: sql`
      select u.id from users u where u.username = any(${[...RESERVED_NAMES]}::text[])`,
  },
  {
    name: 'nobody is called what somebody else was called before',
    violations: sql`
      select u.id from users u
      where exists (
        select from users o where o.former_usernames @> array[u.username]::text[] and o.id <> u.id
      )`,
  },
  {
    name: 'no page has a slug that another one had before',
    violations: sql`
      select w.id from wiki_pages w
      where exists (
        select from wiki_pages o where o.former_slugs @> array[w.slug]::text[] and o.id <> w.id
      )`,
  },
  {
    name: 'the uses of images are what the texts show',
    violations: sql`
      with texts (id, html) as (
        select id, html from revisions where shows_images(html)
        union all select id, html from comments where shows_images(html)
        union all select id, html from comment_revisions where shows_images(html)
        union all select id, description_html from sequences where shows_images(description_html)
        union all select id, bio_html from users where shows_images(bio_html)
      ), shown as (
        select t.id, image.digest from texts t, shown_images(t.html) image(digest)
      ), noted as (
        select coalesce(k.revision_id, k.comment_id, k.comment_revision_id, k.sequence_id, k.user_id)
          as id, k.digest
        from image_uses k
      )
      select coalesce(s.id, n.id) as id
      from shown s full join noted n on n.id = s.id and n.digest = s.digest
      where s.id is null or n.id is null`,
  },
  {
    name: 'entries of a sequence have a position each',
    violations: sql`
      select e.sequence_id as id from sequence_entries e
      group by e.sequence_id, e.position
      having count(*) > 1`,
  },
];
