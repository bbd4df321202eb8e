import sql, { join, type Sql } from 'sql-template-tag';
import { isFiltered } from '../../loaders/is-filtered.ts';
import type { ListQuery } from '../../loaders/keyset-connection.ts';
import { type SqlTerm, sqlOrderings } from '../../loaders/ordering.ts';
import type { Scope } from '../scope.ts';
import type { UserFilter, UserOrder, UserRow } from './model.ts';
import { visibleUsers } from './policy.ts';

const columns = sql`u.id, u.username, u.display_name as "displayName", u.karma, u.role,
  u.bio_html is not null as "hasBio", u.joined_at as "joinedAt", u.website_url as "websiteUrl",
  u.location, u.avatar_url as "avatarUrl", u.post_count as "postCount",
  u.comment_count as "commentCount", u.wiki_contribution_count as "wikiContributionCount",
  u.sequence_count as "sequenceCount"`;

const id: SqlTerm = { property: 'id', type: 'uuid', sql: sql`u.id` };
const karma: SqlTerm = { property: 'karma', type: 'integer', sql: sql`u.karma` };
const joined: SqlTerm = { property: 'joinedAt', type: 'timestamptz', sql: sql`u.joined_at` };
const username: SqlTerm = { property: 'username', type: 'text', sql: sql`u.username` };

const orderings = sqlOrderings<UserOrder>('user', {
  KARMA: ['desc', karma, id],
  NEWEST: ['desc', joined, id],
  OLDEST: ['asc', joined, id],
  USERNAME: ['asc', username, id],
});

export function selectUsersById(
  { reader, viewer }: Scope,
  ids: readonly string[],
): Promise<UserRow[]> {
  return reader.run<UserRow>(
    'user.byId',
    sql`select ${columns} from users u
      where u.id = any(${ids}::uuid[]) and ${visibleUsers(viewer)}`,
  );
}

/** Finds people by the name they have now or, if nobody has it now, by one they had before. */
export function selectUsersByName(
  { reader, viewer }: Scope,
  names: readonly string[],
): Promise<(UserRow & { readonly name: string })[]> {
  return reader.run(
    'user.byName',
    sql`select names.name, found.* from unnest(${names}::text[]) as names(name)
      cross join lateral (
        select ${columns} from users u
        where (u.username = names.name or u.former_usernames @> array[names.name])
          and ${visibleUsers(viewer)}
        order by u.username = names.name desc, u.id limit 1
      ) found`,
  );
}

export function userList(
  { viewer }: Scope,
  { orderBy, filter }: { orderBy: UserOrder; filter: UserFilter },
): ListQuery {
  const ordering = orderings[orderBy];
  return {
    name: 'user.all',
    ordering,
    arguments: filter,
    isFiltered: isFiltered(filter),
    sources: () => [
      {
        columns,
        from: sql`users u`,
        where: [visibleUsers(viewer), ...filterConditions(filter)],
        keys: ordering.keys,
      },
    ],
  };
}

function filterConditions(filter: UserFilter): Sql[] {
  const { roles, minKarma, joinedSince, joinedUntil, nameStartsWith } = filter;
  return [
    ...(roles ? [sql`u.role::text = any(${roles}::text[])`] : []),
    ...(typeof minKarma === 'number' ? [sql`u.karma >= ${minKarma}`] : []),
    ...(joinedSince ? [sql`u.joined_at >= ${joinedSince}::timestamptz`] : []),
    ...(joinedUntil ? [sql`u.joined_at < ${joinedUntil}::timestamptz`] : []),
    ...(nameStartsWith ? [nameCondition(nameStartsWith)] : []),
  ];
}

function nameCondition(prefix: string): Sql {
  const lower = prefix.toLowerCase();
  const either = [
    sql`starts_with(u.username, ${lower})`,
    sql`starts_with(lower(u.display_name collate "und-x-icu"), ${lower})`,
  ];
  return sql`(${join(either, ' or ')})`;
}
