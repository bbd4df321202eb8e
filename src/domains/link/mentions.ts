import sql from 'sql-template-tag';
import { v7 } from 'uuid';
import type { NodeKey } from '../../access/node-key.ts';
import { textWork } from '../../content/worker/text-work.ts';
import type { Transaction } from '../../db/database.ts';
import { decodePathPart } from '../../lib/decode-path-part.ts';
import { decodeGlobalId } from '../../lib/global-id.ts';
import { wikiPageAt, withTitleKeys } from '../../naming/wiki-names.ts';
import type { Scope } from '../../request/scope.ts';
import type { LinkEnd } from './model.ts';

interface Mentioning {
  readonly source: NodeKey<LinkEnd>;
  readonly markdown: string;
  /** Whether the source is only just being made, so that nothing links from it yet. */
  readonly isNew: boolean;
}

/** Links that one text may make: what it has beyond them are plain links. */
const MAX_MENTIONS = 100;

/**
 * Makes the pingbacks of a text what it links to now. Links that stay keep their time. What cannot be
 * found is no pingback, and neither is a link of a thing to itself.
 */
export async function keepMentions(
  tx: Transaction,
  { site }: Scope,
  { source, markdown, isNew }: Mentioning,
): Promise<void> {
  const mentions = await textWork.mentionsIn({ markdown, siteUrl: site.url }, tx);
  const targets = targetsOf(mentions).slice(0, MAX_MENTIONS);
  if (isNew && targets.length === 0) return;
  const rows = JSON.stringify(targets.map((target) => ({ id: v7(), ...target })));
  const page = wikiPageAt(
    { text: sql`t.name`, key: sql`t.key` },
    { columns: sql`w.id`, where: sql`true` },
  );
  const targeted = sql`
    json_to_recordset(${rows}::json) as names(id uuid, post text, comment uuid, name text)`;
  const found = sql`
    select t.id, p.id as post_id, c.id as comment_id, w.id as wiki_page_id
    from ${withTitleKeys(targeted)} t
    left join posts p on p.slug = t.post
    left join comments c on c.id = t.comment
    left join lateral (${page}) w on true
    where num_nonnulls(p.id, c.id, w.id) = 1
      and coalesce(p.id, c.id, w.id) <> ${source.id}::uuid`;
  const sourceIf = (kind: LinkEnd) => (source.kind === kind ? source.id : null);
  await tx.execute(
    'link.keepMentions',
    sql`
      with found as materialized (${found}), dropped as (
        delete from links l
        where ${SOURCE[source.kind]} = ${source.id}::uuid and l.kind = 'MENTION'
          and not exists (
            select from found f
            where (f.post_id, f.comment_id, f.wiki_page_id)
              is not distinct from (l.target_post_id, l.target_comment_id, l.target_wiki_page_id)
          )
      )
      insert into links (
        id, source_post_id, source_comment_id, source_wiki_page_id,
        target_post_id, target_comment_id, target_wiki_page_id, kind
      )
      select f.id, ${sourceIf('Post')}::uuid, ${sourceIf('Comment')}::uuid, ${sourceIf('WikiPage')}::uuid,
        f.post_id, f.comment_id, f.wiki_page_id, 'MENTION'
      from found f
      on conflict do nothing`,
  );
}

const SOURCE = {
  Post: sql`l.source_post_id`,
  Comment: sql`l.source_comment_id`,
  WikiPage: sql`l.source_wiki_page_id`,
};

interface Target {
  readonly post?: string;
  readonly comment?: string;
  /** The last part of the address of a wiki page. */
  readonly name?: string;
}

const PLACE =
  /^(?<folder>posts|wiki)\/(?<slug>[^/?#]+)\/?(?:comments\/(?<comment>[\w-]+)\/?)?(?:[?#].*)?$/;

function targetsOf(addresses: readonly string[]): Target[] {
  return addresses.flatMap((address) => {
    const { folder, slug: encoded = '', comment } = PLACE.exec(address)?.groups ?? {};
    const slug = decodePathPart(encoded)?.normalize('NFC') ?? null;
    if (folder === undefined || slug === null) return [];
    if (comment !== undefined) return commentTarget(comment);
    return folder === 'posts' ? [{ post: slug }] : [{ name: slug }];
  });
}

function commentTarget(text: string): Target[] {
  try {
    const { typename, id } = decodeGlobalId(text);
    return typename === 'Comment' ? [{ comment: id }] : [];
  } catch {
    return [];
  }
}
