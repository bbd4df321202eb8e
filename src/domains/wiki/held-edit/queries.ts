import sql from 'sql-template-tag';
import type { RowsById } from '../../../loaders/by-id.ts';
import { columnsOf } from '../../../loaders/columns.ts';
import { prefetchesOf, type Scope } from '../../../request/scope.ts';
import type { HeldWikiEditRow } from './model.ts';
import { visibleHeldWikiEdits } from './policy.ts';

const TYPES = ['HeldWikiEdit'];

const columns = columnsOf<HeldWikiEditRow>(
  TYPES,
  {
    id: sql`e.id`,
    wikiPageId: sql`e.wiki_page_id`,
    authorId: sql`e.author_id`,
    title: sql`e.title`,
    markdown: sql`e.markdown`,
    summary: sql`e.summary`,
    isMinor: sql`e.is_minor`,
    basedOn: sql`e.based_on`,
    createdAt: sql`e.created_at`,
    heldAt: sql`case when e.hidden_why = 'HELD' then e.hidden_at end`,
  },
  { always: ['id'] },
);

export function heldWikiEditsById(scope: Scope): RowsById {
  return {
    name: 'heldWikiEdit.byId',
    query: (ids) => sql`select ${columns(scope)} from held_wiki_edits e
      where e.id = any(${ids}) and ${visibleHeldWikiEdits(scope.viewer)}`,
    prefetches: prefetchesOf(scope, TYPES),
    texts: scope.selection?.properties.has('markdown') ? ['markdown'] : [],
  };
}
