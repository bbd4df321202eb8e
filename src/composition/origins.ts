import sql from 'sql-template-tag';
import type { NodeKey, NodeKind } from '../access/node-key.ts';
import type { StatementReader } from '../db/database.ts';
import type { OldName } from '../lib/old-addresses.ts';

const TYPES: Readonly<Record<OldName['kind'], NodeKind>> = {
  user: 'User',
  post: 'Post',
  comment: 'Comment',
  wikiPage: 'WikiPage',
  wikiPageId: 'WikiPage',
  alias: 'WikiPage',
  revision: 'WikiContribution',
  sequence: 'Sequence',
  userSlug: 'User',
  wikiPageSlug: 'WikiPage',
};

/**
 * What was imported under these names, in their order; of several sites of a system, that of the first name. The few
 * sources are found by skipping from one to the next in the index.
 */
export async function originsOf(
  reader: StatementReader,
  names: readonly OldName[],
): Promise<NodeKey[]> {
  const found = await reader.run<{ kind: OldName['kind']; id: string }>(
    'origins.byOldNames',
    sql`
      with recursive sources(name) as (
        (select o.source from origins o order by o.source limit 1)
        union all
        select (select o.source from origins o where o.source > s.name order by o.source limit 1)
        from sources s where s.name is not null
      )
      select o.kind, o.our_id as id
      from unnest(
        ${names.map(({ system }) => system)}::text[],
        ${names.map(({ kind }) => kind)}::text[],
        ${names.map(({ externalId }) => externalId)}::text[]
      ) with ordinality as n(system, kind, external_id, place)
      join sources s on starts_with(s.name, n.system || ':')
      join origins o on o.source = s.name and o.kind = n.kind and o.external_id = n.external_id
      order by n.place, s.name`,
  );
  return found.map(({ kind, id }) => ({ kind: TYPES[kind], id }));
}
