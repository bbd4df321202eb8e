import { createHash } from 'node:crypto';
import pg from 'pg';

/**
 * What the peers get in PostgreSQL beyond the tables, in a schema of its own: what their users would
 * write there too. The search ranks as Commonplace's does: `ts_rank` over the `search` columns, all
 * kinds by one measure.
 */
const SCHEMA = `
drop schema if exists bench cascade;
create schema bench;

create type bench.search_hit as (type text, id uuid, title text, excerpt text, rank real);

create function bench.search_everything(query text) returns setof bench.search_hit
language sql stable parallel safe as $$
  select best.type, best.id,
    case best.type
      when 'User' then (select u.display_name from public.users u where u.id = best.id)
      when 'Post' then (select p.title from public.posts p where p.id = best.id)
      when 'WikiPage' then (select w.title from public.wiki_pages w where w.id = best.id)
    end,
    case best.type
      when 'Comment' then (select left(c.text, 280) from public.comments c where c.id = best.id)
    end,
    best.rank
  from (
    ${['User:users', 'Post:posts', 'Comment:comments', 'WikiPage:wiki_pages']
      .map((kind) => bestOf(kind))
      .join(' union all ')}
    order by rank desc, id desc
    limit 20
  ) best
$$;

create view bench.wiki_contributions as
  select r.id, r.wiki_page_id, r.author_id, r.version, r.summary, r.chars_added, r.chars_removed,
    r.created_at
  from public.revisions r
  where r.wiki_page_id is not null;

comment on view bench.wiki_contributions is $$
@primaryKey id
@foreignKey (author_id) references public.users (id)
@foreignKey (wiki_page_id) references public.wiki_pages (id)
$$;

create function bench.comments_excerpt(comment public.comments) returns text
language sql stable parallel safe as $$ select left(comment.text, 280) $$;
`;

/**
 * Makes the schema, unless the database has it as it is here: servers that run already keep theirs.
 *
 * @throws Error when the database cannot be reached or written
 */
export async function createBenchSchema(databaseUrl: string): Promise<void> {
  const digest = createHash('sha256').update(SCHEMA).digest('hex');
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ comment: string | null }>(
      `select obj_description(to_regnamespace('bench')::oid, 'pg_namespace') as comment`,
    );
    if (rows[0]?.comment === digest) return;
    await client.query(`${SCHEMA} comment on schema bench is '${digest}';`);
  } finally {
    await client.end();
  }
}

function bestOf(kind: string): string {
  const [type, table] = kind.split(':');
  const words = `websearch_to_tsquery('english', query)`;
  return `(
      select '${type}' as type, t.id, ts_rank(t.search, ${words}) as rank
      from public.${table} t
      where t.search @@ ${words}
      order by rank desc, id desc
      limit 20
    )`;
}
