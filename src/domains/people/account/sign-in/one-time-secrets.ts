import sql from 'sql-template-tag';
import { v7 as newId } from 'uuid';
import type { StatementReader, StatementRunner } from '../../../../db/database.ts';
import { hashOfSecret } from '../../../../lib/secret.ts';

/** What comes back once: a challenge that a device signed, or the link in an e-mail. */
interface OneTimeSecret {
  readonly kind: 'passkey' | 'mail';
  readonly secret: string;
}

interface NewSecret extends OneTimeSecret {
  /** Whom or what it is for. */
  readonly value: string;
  /** How long it is good. */
  readonly minutes: number;
}

/** Stores the hash of a secret, and takes away those that nobody came back with. */
export async function storeSecret(db: StatementRunner, secret: NewSecret): Promise<void> {
  await db.execute(
    'signIn.keepSecret',
    sql`
      with gone as (delete from auth_verifications where expires_at < now())
      insert into auth_verifications (id, identifier, value, expires_at, updated_at)
      values (${newId()}::uuid, ${identifierOf(secret)}, ${secret.value},
        now() + make_interval(mins => ${secret.minutes}::integer), now())`,
  );
}

/** What a secret is for; null when it is not stored, is too old, or was taken. */
export async function findSecret(
  db: StatementReader,
  secret: OneTimeSecret,
): Promise<string | null> {
  const [row] = await db.run<{ readonly value: string }>(
    'signIn.findSecret',
    sql`
      select value from auth_verifications
      where identifier = ${identifierOf(secret)} and expires_at > now()`,
  );
  return row?.value ?? null;
}

/** The same, once. */
export async function takeSecret(
  db: StatementReader & StatementRunner,
  secret: OneTimeSecret,
): Promise<string | null> {
  const value = await findSecret(db, secret);
  // Of two who come at once, one deletes it.
  const taken = await db.execute(
    'signIn.takeSecret',
    sql`delete from auth_verifications where identifier = ${identifierOf(secret)}`,
  );
  return taken > 0 ? value : null;
}

/** Deletes all secrets of a kind that are for the same. */
export async function forgetSecretsFor(
  db: StatementRunner,
  { kind, value }: Pick<NewSecret, 'kind' | 'value'>,
): Promise<void> {
  await db.execute(
    'signIn.forgetSecrets',
    sql`
      delete from auth_verifications
      where value = ${value} and starts_with(identifier, ${`${kind}:`})`,
  );
}

function identifierOf({ kind, secret }: OneTimeSecret): string {
  return `${kind}:${hashOfSecret(secret)}`;
}
