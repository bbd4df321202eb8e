import sql, { type Sql } from 'sql-template-tag';
import type { StatementReader } from '../db/database.ts';
import { publicPosts } from '../domains/discussion/post/policy.ts';
import { publicSequences } from '../domains/discussion/sequence/policy.ts';
import { listedWikiPages } from '../domains/wiki/page/policy.ts';
import type { SitemapSource, SitemapSpan } from '../http/sitemaps/sitemap-source.ts';
import { sitePaths } from '../lib/site-paths.ts';

interface Listed {
  readonly name: string;
  /** The table with its alias, and the columns of it. */
  readonly from: Sql;
  readonly id: Sql;
  readonly slug: Sql;
  readonly modifiedAt: Sql;
  /** The rows that are listed: those that all may see. */
  readonly where: Sql;
  readonly pathOf: (slug: string) => string;
}

const UNKNOWN = sql`null::timestamptz`;

const LISTED: readonly Listed[] = [
  {
    name: 'posts',
    from: sql`posts p`,
    id: sql`p.id`,
    slug: sql`p.slug`,
    modifiedAt: sql`greatest(p.published_at, p.edited_at, p.last_activity_at)`,
    where: publicPosts,
    pathOf: sitePaths.post,
  },
  {
    name: 'wiki',
    from: sql`wiki_pages w`,
    id: sql`w.id`,
    slug: sql`w.slug`,
    modifiedAt: sql`w.updated_at`,
    where: listedWikiPages,
    pathOf: sitePaths.wikiPage,
  },
  {
    name: 'sequences',
    from: sql`sequences s`,
    id: sql`s.id`,
    slug: sql`s.slug`,
    modifiedAt: UNKNOWN,
    where: publicSequences,
    pathOf: sitePaths.sequence,
  },
  {
    name: 'users',
    from: sql`users u`,
    id: sql`u.id`,
    slug: sql`u.username`,
    modifiedAt: UNKNOWN,
    // All may see the others, too; but search engines have nothing to find there.
    where: sql`(
      u.post_count + u.comment_count + u.wiki_contribution_count + u.sequence_count > 0
      and coalesce(u.banned_until <= now(), true)
    )`,
    pathOf: sitePaths.user,
  },
];

/** What search engines find: all that is public. */
export function sitemapSources(reader: StatementReader): SitemapSource[] {
  return LISTED.map((listed) => ({
    name: listed.name,
    async read(span) {
      const rows = await reader.run<Row>(`sitemap.${listed.name}`, selected(listed, span));
      return rows.map(({ id, slug, modifiedAt }) => ({
        id,
        path: listed.pathOf(slug),
        modifiedAt,
      }));
    },
    async summarize(span) {
      const [summary] = await reader.run<Summary>(
        `sitemap.${listed.name}Summary`,
        sql`
          select count(*)::int as count, max(part.id::text) as last,
            max(part."modifiedAt") as "modifiedAt"
          from (${selected(listed, span)}) part`,
      );
      return summary ?? { count: 0, last: null, modifiedAt: null };
    },
  }));
}

interface Row {
  readonly id: string;
  readonly slug: string;
  readonly modifiedAt: string | null;
}

interface Summary {
  readonly count: number;
  readonly last: string | null;
  readonly modifiedAt: string | null;
}

function selected(listed: Listed, { after, until, limit }: SitemapSpan): Sql {
  const { from, id, slug, modifiedAt, where } = listed;
  const begins = after === null ? sql`true` : sql`${id} > ${after}::uuid`;
  const ends = until === null ? sql`true` : sql`${id} <= ${until}::uuid`;
  return sql`
    select ${id} as id, ${slug} as slug, ${modifiedAt} as "modifiedAt"
    from ${from}
    where ${where} and ${begins} and ${ends}
    order by ${id}
    limit ${limit}`;
}
