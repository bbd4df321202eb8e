import sql, { type Sql } from 'sql-template-tag';
import { advisoryLock } from '../db/advisory-lock.ts';
import type { StatementRunner } from '../db/database.ts';

/** That a topic is part of another. */
export interface ParentEdge {
  readonly pageId: string;
  readonly parentId: string;
}

/** Topics on a way from the most general one down, both ends included. */
export const MAX_TOPIC_LEVELS = 5;

/**
 * Keeps others from changing which topics are part of which until the transaction ends. Before any page is locked, and
 * after slugs and posts.
 */
export function lockTopicTree(tx: StatementRunner): Promise<unknown> {
  return tx.run('wikiPage.lockTopicTree', advisoryLock('wiki topic tree'));
}

/** What the tree would be with one more edge. Only pages that are in lists count. */
export interface TreeAfterEdge {
  /** Whether both pages are in lists. */
  readonly isListed: boolean;
  readonly isCircle: boolean;
  readonly parents: number;
  readonly levels: number;
  /** Below the topic that would have most below it. */
  readonly topicsBelow: number;
}

/** @param listed the condition over `wiki_pages w` for pages that are in lists */
export async function selectTreeAfterEdge(
  tx: StatementRunner,
  { pageId, parentId }: ParentEdge,
  listed: Sql,
): Promise<TreeAfterEdge> {
  const { parentsOf, childrenOf } = joins(listed);
  const [outlook] = await tx.run<TreeAfterEdge>(
    'wikiPage.outlook',
    sql`
      with recursive above(id, level) as (
        select ${parentId}::uuid, 1
        union
        select w.id, above.level + 1
        from above join ${parentsOf(sql`above.id`)}
        where above.level <= ${MAX_TOPIC_LEVELS}::integer
      ), below(id, level) as (
        select ${pageId}::uuid, 1
        union
        select w.id, below.level + 1
        from below join ${childrenOf(sql`below.id`)}
        where below.level <= ${MAX_TOPIC_LEVELS}::integer
      )
      select
        (
          select count(*) from wiki_pages w
          where w.id in (${pageId}::uuid, ${parentId}::uuid) and ${listed}
        ) = 2 as "isListed",
        exists (select from above where id = ${pageId}::uuid) as "isCircle",
        (
          select count(*) + 1
          from (select ${pageId}::uuid as id) page join ${parentsOf(sql`page.id`)}
          where w.id <> ${parentId}::uuid
        ) as parents,
        (select max(level) from above) + (select max(level) from below) as levels,
        (
          select max(own.number)
          from (select distinct id from above) root
          cross join lateral (
            with recursive own(id) as (
              select root.id
              union
              select w.id from own join ${childrenOf(sql`own.id`)}
            )
            select count(*) - 1 as number
            from (select id from own union select id from below) topics
          ) own
        ) as "topicsBelow"`,
  );
  return outlook as TreeAfterEdge;
}

function joins(listed: Sql) {
  return {
    parentsOf: (id: Sql) => sql`(
        wiki_page_parents tree join wiki_pages w on w.id = tree.parent_id and ${listed}
      ) on tree.page_id = ${id}`,
    childrenOf: (id: Sql) => sql`(
        wiki_page_parents tree join wiki_pages w on w.id = tree.page_id and ${listed}
      ) on tree.parent_id = ${id}`,
  };
}

/** The edges of a page, those to pages outside of lists included. */
export function selectEdges(tx: StatementRunner, pageId: string): Promise<ParentEdge[]> {
  return tx.run(
    'wikiPage.edges',
    sql`
      select tree.page_id as "pageId", tree.parent_id as "parentId" from wiki_page_parents tree
      where tree.page_id = ${pageId}::uuid or tree.parent_id = ${pageId}::uuid
      order by tree.parent_id = ${pageId}::uuid, tree.parent_id, tree.page_id`,
  );
}

export async function deleteEdges(tx: StatementRunner, pageId: string): Promise<void> {
  await tx.execute(
    'wikiPage.removeEdges',
    sql`
      delete from wiki_page_parents tree
      where tree.page_id = ${pageId}::uuid or tree.parent_id = ${pageId}::uuid`,
  );
}

export async function insertEdge(
  tx: StatementRunner,
  { pageId, parentId }: ParentEdge,
): Promise<void> {
  await tx.execute(
    'wikiPage.addParent',
    sql`
      insert into wiki_page_parents (page_id, parent_id)
      values (${pageId}::uuid, ${parentId}::uuid)
      on conflict do nothing`,
  );
}

export async function deleteEdge(
  tx: StatementRunner,
  { pageId, parentId }: ParentEdge,
): Promise<void> {
  await tx.execute(
    'wikiPage.removeParent',
    sql`
      delete from wiki_page_parents tree
      where tree.page_id = ${pageId}::uuid and tree.parent_id = ${parentId}::uuid`,
  );
}
