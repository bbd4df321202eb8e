import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { RowsById } from '../../../loaders/by-id.ts';
import { columnsOf } from '../../../loaders/columns.ts';
import { isFiltered } from '../../../loaders/is-filtered.ts';
import type { ListQuery } from '../../../loaders/keyset-connection.ts';
import { type SqlTerm, sqlOrderings } from '../../../loaders/ordering.ts';
import { inTimeRange } from '../../../loaders/time-range.ts';
import { prefetchesOf, type Scope } from '../../../request/scope.ts';
import { countOnSite } from '../../../request/site-counts.ts';
import { imageObject } from '../../image/columns.ts';
import { OPENING_LENGTH } from '../../rich-text/model.ts';
import { wholeTexts } from '../../rich-text/whole-texts.ts';
import { heldRole } from './held-role.ts';
import { TEXT_PROPERTIES, type UserFilter, type UserOrder, type UserRow } from './model.ts';
import { visibleUsers } from './policy.ts';

const TYPES = ['User'];

const columns = columnsOf<UserRow>(
  TYPES,
  {
    id: sql`u.id`,
    username: sql`u.username`,
    displayName: sql`u.display_name`,
    karma: sql`u.karma`,
    role: heldRole,
    isBanned: sql`coalesce(u.banned_until > now(), false)`,
    bannedUntil: sql`case when u.banned_until > now() then u.banned_until end`,
    hasBio: sql`u.bio_html is not null`,
    joinedAt: sql`u.joined_at`,
    websiteUrl: sql`u.website_url`,
    location: sql`u.location`,
    avatarUrl: sql`u.avatar_url`,
    avatar: sql`(
      select ${imageObject(sql`picture`)} from uploads picture
      where picture.id = u.avatar_upload_id and picture.digest is not null
    )`,
    postCount: sql`u.post_count`,
    commentCount: sql`u.comment_count`,
    wikiContributionCount: sql`u.wiki_contribution_count`,
    sequenceCount: sql`u.sequence_count`,
    bioHtml: sql`u.bio_html`,
    bioMarkdown: sql`u.bio_markdown`,
    bioText: sql`u.bio_text`,
    bioWordCount: sql`u.bio_word_count`,
    bioOpening: sql`left(coalesce(u.bio_preview, u.bio_text), ${raw(String(OPENING_LENGTH))})`,
  },
  { always: ['id'], onDemand: Object.values(TEXT_PROPERTIES) },
);

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

export function usersById(scope: Scope): RowsById {
  return {
    name: 'user.byId',
    query: (ids) => sql`select ${columns(scope)} from users u
      where u.id = any(${ids}) and ${visibleUsers(scope.viewer)}`,
    prefetches: prefetchesOf(scope, TYPES),
    texts: wholeTexts(scope, TYPES, TEXT_PROPERTIES),
  };
}

/** Finds people by the name they have now or, if nobody has it now, by one they had before. */
export function selectUsersByName(
  scope: Scope,
  names: readonly string[],
): Promise<(UserRow & { readonly name: string })[]> {
  return scope.reader.run(
    'user.byName',
    sql`select names.name, found.* from unnest(${names}::text[]) as names(name)
      cross join lateral (
        select ${columns(scope)} from users u
        where (u.username = names.name or u.former_usernames @> array[names.name])
          and ${visibleUsers(scope.viewer)}
        order by u.username = names.name desc, u.id limit 1
      ) found`,
    { prefetches: prefetchesOf(scope, TYPES), texts: wholeTexts(scope, TYPES, TEXT_PROPERTIES) },
  );
}

export function userList(
  scope: Scope,
  { orderBy, filter }: { orderBy: UserOrder; filter: UserFilter },
): ListQuery {
  const ordering = orderings[orderBy];
  return {
    name: 'user.all',
    ordering,
    arguments: filter,
    isFiltered: isFiltered(filter),
    wholeCount: countOnSite(scope, 'users'),
    prefetches: prefetchesOf(scope, TYPES),
    texts: wholeTexts(scope, TYPES, TEXT_PROPERTIES),
    sources: () => [
      {
        columns: columns(scope, ordering.terms),
        from: sql`users u`,
        where: [visibleUsers(scope.viewer), ...filterConditions(filter)],
        keys: ordering.keys,
      },
    ],
  };
}

function filterConditions(filter: UserFilter): Sql[] {
  const { roles, minKarma, nameStartsWith } = filter;
  return [
    ...(roles ? [sql`${heldRole}::text = any(${roles}::text[])`] : []),
    ...(roles && !roles.includes('MEMBER') ? [hasRole] : []),
    ...(typeof minKarma === 'number' ? [sql`u.karma >= ${minKarma}`] : []),
    ...inTimeRange(sql`u.joined_at`, filter),
    ...(nameStartsWith ? [nameCondition(nameStartsWith)] : []),
  ];
}

/** What a role other than `MEMBER` implies, in the words of the index `users_with_role_idx`. */
const hasRole = sql`(u.role <> 'MEMBER' or u.claimed_role is not null)`;

function nameCondition(prefix: string): Sql {
  const lower = prefix.toLowerCase();
  const either = [
    sql`starts_with(u.username, ${lower})`,
    sql`starts_with(lower(u.display_name collate "und-x-icu"), ${lower})`,
  ];
  return sql`(${join(either, ' or ')})`;
}
