import sql, { type Sql } from 'sql-template-tag';
import type { StatementReader } from '../../../db/database.ts';
import { recordNameSkeletons } from '../../../naming/look-alikes.ts';
import type { UserRecord } from '../../records.ts';
import type { Batch } from '../batch.ts';
import { rowset } from '../rowset.ts';
import { textColumnsOf, textRowOf } from '../text-columns.ts';
import { claimUsernames } from '../users.ts';
import { isClaimed } from './is-claimed.ts';
import { addDifference, type Merged } from './merge.ts';
import type { NounUpdate } from './noun-update.ts';

const profileColumns = {
  id: 'uuid',
  username: 'text',
  former_usernames: 'text[]',
  display_name: 'text',
  ...textColumnsOf('bio'),
  website_url: 'text',
  location: 'text',
  avatar_url: 'text',
};

type Columns = { readonly [Name in keyof typeof profileColumns]: unknown };

interface UserRow extends Columns {
  readonly id: string;
  readonly username: string;
  readonly former_usernames: readonly string[];
  readonly display_name: string;
  readonly karma: number;
  /** A user signs in to it: their names and profile are their own from then on. */
  readonly isClaimed: boolean;
}

type MergedUser = Merged<UserRecord, UserRow>;

const isTheirOwn = (row: UserRow) => row.isClaimed;

const PROFILE_PARTS = ['names', 'usernames', 'profiles'];

/** Names that an account keeps beside its own. */
const MAX_FORMER_NAMES = 10;

export const userUpdate: NounUpdate<UserRecord, UserRow> = {
  kind: 'user',
  parts: [
    { name: 'names', keys: ['displayName'], isOurs: isTheirOwn },
    { name: 'usernames', keys: ['username'], isOurs: isTheirOwn },
    { name: 'profiles', keys: ['profile'], isOurs: isTheirOwn },
    { name: 'karma', keys: ['karma'] },
  ],
  select: (reader: StatementReader, ids: readonly string[], lock: Sql) =>
    reader.run<UserRow>(
      'import.usersToUpdate',
      sql`
        select u.id, u.username, u.former_usernames, u.display_name, u.bio_markdown, u.bio_html,
          u.bio_text, u.bio_preview, u.bio_word_count, u.karma, u.website_url, u.location, u.avatar_url,
          ${isClaimed(sql`u.id`)} as "isClaimed"
        from users u
        where u.id = any(${ids}::uuid[]) and u.closed_at is null
        ${lock}`,
    ),
  async write(batch, merged) {
    await updateKarma(batch, merged);
    const changed = merged.filter(({ updated }) => PROFILE_PARTS.some((part) => updated.has(part)));
    if (changed.length === 0) return;
    const usernames = await newUsernames(batch, changed);
    const rows = changed.map((one) => updatedRow(batch, one, usernames.get(one.row.id)));
    await batch.tx.execute(
      'import.updateUsers',
      sql`
        update users u set
          username = r.username, former_usernames = r.former_usernames, display_name = r.display_name,
          bio_markdown = r.bio_markdown, bio_html = r.bio_html, bio_text = r.bio_text,
          bio_preview = r.bio_preview, bio_word_count = r.bio_word_count,
          website_url = r.website_url, location = r.location, avatar_url = r.avatar_url
        from ${rowset('r', profileColumns, rows)}
        where u.id = r.id`,
    );
    const renamed = rows.filter((_, index) => {
      const updated = changed[index]?.updated;
      return updated?.has('names') || updated?.has('usernames');
    });
    await recordNameSkeletons(
      batch.tx,
      renamed.map(({ id, username, display_name: displayName }) => ({ id, username, displayName })),
    );
  },
};

/** Without the columns of which a trigger makes what is searched for: of most people a newer dump changes nothing else. */
async function updateKarma({ tx }: Batch, merged: readonly MergedUser[]): Promise<void> {
  const rows = merged.flatMap(({ change, row, updated }) =>
    updated.has('karma') ? [{ id: row.id, karma: addDifference(row.karma, change, 'karma') }] : [],
  );
  if (rows.length === 0) return;
  await tx.execute(
    'import.updateKarma',
    sql`
      update users u set karma = r.karma
      from ${rowset('r', { id: 'uuid', karma: 'int' }, rows)}
      where u.id = r.id`,
  );
}

/** Free usernames, by our ids, for those whose name in the source leads to another one than they have. */
async function newUsernames(batch: Batch, merged: readonly MergedUser[]) {
  const renamed = merged.filter(({ updated }) => updated.has('usernames'));
  const names = await claimUsernames(
    batch,
    renamed.map(({ change }) => change.record),
    renamed.map(({ row }) => row.id),
  );
  return new Map(renamed.map(({ row }, index) => [row.id, names[index]]));
}

function updatedRow(batch: Batch, { change, row, updated }: MergedUser, name: string | undefined) {
  const { record } = change;
  const { isClaimed: _, karma: _karma, ...before } = row;
  const bio = record.bio === null ? null : updated.has('profiles') ? batch.textOf(record) : null;
  const username = name ?? row.username;
  return {
    ...before,
    username,
    former_usernames:
      username === row.username
        ? row.former_usernames
        : [...row.former_usernames.filter((former) => former !== username), row.username].slice(
            -MAX_FORMER_NAMES,
          ),
    display_name: updated.has('names') ? record.displayName : row.display_name,
    ...(updated.has('profiles') && {
      ...textRowOf('bio', bio),
      website_url: record.websiteUrl,
      location: record.location,
      avatar_url: record.avatarUrl,
    }),
  };
}
