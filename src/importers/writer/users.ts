import { claimNames, type Namespace } from '../../naming/claim-names.ts';
import { recordNameSkeletons } from '../../naming/look-alikes.ts';
import { USERNAME_MAX_LENGTH } from '../../naming/reserved-names.ts';
import { slugOf } from '../../naming/slug.ts';
import type { UserRecord } from '../records.ts';
import type { Batch } from './batch.ts';
import { insertMissing } from './rowset.ts';
import { ownIdAt } from './slugs.ts';
import { textColumnsOf, textRowOf } from './text-columns.ts';

const usernames: Namespace = {
  table: 'users',
  column: 'username',
  former: 'former_usernames',
  maxLength: USERNAME_MAX_LENGTH,
};

const columns = {
  id: 'uuid',
  username: 'text',
  display_name: 'text',
  ...textColumnsOf('bio'),
  karma: 'int',
  role: '"Role"',
  joined_at: 'timestamptz',
  website_url: 'text',
  location: 'text',
  avatar_url: 'text',
};

export async function writeUsers(batch: Batch, users: readonly UserRecord[]): Promise<void> {
  if (users.length === 0) return;
  const names = await claimUsernames(batch, users);
  const rows = users.map((user, index) => {
    const bio = user.bio === null ? null : batch.textOf(user);
    const id = batch.idFor(user);
    batch.wrote(user, id);
    return {
      id,
      username: names[index],
      display_name: user.displayName,
      ...textRowOf('bio', bio),
      karma: user.karma,
      role: user.role,
      joined_at: user.joinedAt,
      website_url: user.websiteUrl,
      location: user.location,
      avatar_url: user.avatarUrl,
    };
  });
  await batch.tx.execute('import.users', insertMissing('users', { columns, key: 'id', rows }));
  await recordNameSkeletons(
    batch.tx,
    rows.map(({ id, username = '', display_name: displayName }) => ({ id, username, displayName })),
  );
}

/**
 * Free usernames, in the order of the records.
 *
 * @param ownIds our ids of those that have usernames already
 */
export function claimUsernames(
  batch: Batch,
  users: readonly UserRecord[],
  ownIds: readonly string[] = [],
): Promise<string[]> {
  return claimNames(
    batch.tx,
    usernames,
    users.map((user, index) => ({
      name: slugOf(user.username, {
        maxLength: USERNAME_MAX_LENGTH,
        fallback: slugOf(`user ${user.externalId}`, {
          maxLength: USERNAME_MAX_LENGTH,
          fallback: 'somebody',
        }),
      }),
      identity: `${batch.source}\n${user.externalId}`,
      ...ownIdAt(ownIds, index),
    })),
  );
}
