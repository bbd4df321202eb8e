import sql from 'sql-template-tag';
import type { StatementRunner } from '../../../../db/database.ts';
import { newSecret } from '../../../../lib/secret.ts';
import type { SignInSettings } from './settings.ts';

/**
 * What session cookies are signed with. Where the operator set none, the first server that needs it makes one, and
 * all servers of the database use it.
 */
export async function signInSecret(
  db: StatementRunner,
  { secret }: Pick<SignInSettings, 'secret'>,
): Promise<string> {
  if (secret !== '') return secret;
  await db.execute(
    'signIn.makeSecret',
    sql`
      insert into site_secrets (name, value) values (${NAME}, ${newSecret()})
      on conflict (name) do nothing`,
  );
  const [row] = await db.run<{ readonly value: string }>(
    'signIn.secret',
    sql`select value from site_secrets where name = ${NAME}`,
  );
  if (row === undefined) throw new Error('The secret of sign-in is not in site_secrets');
  return row.value;
}

const NAME = 'sign-in';
