import sql from 'sql-template-tag';
import { v7 } from 'uuid';
import type { StatementRunner } from '../../../../db/database.ts';

interface Mute {
  readonly muterId: string;
  readonly userId: string;
}

/** Has no effect if the user is muted already. */
export async function insertMute(tx: StatementRunner, { muterId, userId }: Mute): Promise<void> {
  await tx.execute(
    'mute.insert',
    sql`insert into mutes (id, muter_id, user_id)
      values (${v7()}::uuid, ${muterId}::uuid, ${userId}::uuid)
      on conflict do nothing`,
  );
}

export async function deleteMute(tx: StatementRunner, { muterId, userId }: Mute): Promise<void> {
  await tx.execute(
    'mute.delete',
    sql`delete from mutes where muter_id = ${muterId}::uuid and user_id = ${userId}::uuid`,
  );
}
