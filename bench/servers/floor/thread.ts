import { page, person } from './page.ts';

/** The JSON of a comment with so many of its replies a level below. */
function said(alias: string, replySizes: readonly number[]): string {
  return `json_build_object('id', ${alias}.id, 'createdAt', ${alias}.created_at,
    'score', ${alias}.score, 'replyCount', ${alias}.reply_count, 'html', ${alias}.html,
    'author', (select ${person('a')} from users a where a.id = ${alias}.author_id)
    ${replySizes.length === 0 ? '' : `, 'replies', ${replies(alias, replySizes)}`})`;
}

/** Most comments have no reply: those are known without a look at the index. */
function replies(parent: string, [size, ...below]: readonly number[]): string {
  const alias = `${parent}r`;
  return `json_build_object('nodes', case when ${parent}.reply_count = 0 then '[]'::json else (
    select coalesce(json_agg(node), '[]') from (
      select ${said(alias, below)} as node
      from comments ${alias} where ${alias}.parent_id = ${parent}.id
      order by ${alias}.created_at, ${alias}.id limit ${size}
    ) rows) end)`;
}

const comments = page({
  size: 100,
  node: said('c', [5, 4, 3]),
  id: 'c.id',
  rows: `from comments c where c.post_id = p.id and c.parent_id is null
    order by c.created_at, c.id`,
});

export const THREAD = `select json_build_object('post', json_build_object(
    'id', p.id, 'title', p.title,
    'html', (select r.html from revisions r where r.id = p.current_revision_id),
    'comments', ${comments}))::text as answer
  from posts p where p.slug = $1`;
