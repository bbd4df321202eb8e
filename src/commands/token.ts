import { Command, Option } from 'commander';
import { readEnv } from '../env.ts';
import { isUuid } from '../lib/uuid.ts';
import { Failure } from './failure.ts';
import { parseTime } from './user.ts';
import { withMigratedDatabase } from './with-migrated-database.ts';

/** `commonplace token` */
export function tokenCommand(): Command {
  const command = new Command('token').description('manage personal access tokens');
  command
    .command('create')
    .description('create a token and print it; it cannot be shown again')
    .argument('<username>', 'username of its owner')
    .option('--name <name>', 'name of the token, for its owner', 'command line')
    .addOption(
      new Option('--scope <scope>', 'what the token allows')
        .choices(['read', 'write'])
        .default('write'),
    )
    .option('--expires <time>', 'expiry date, such as 2027-01-31', parseTime)
    .action(create);
  command
    .command('list')
    .description('list the tokens of a user, newest first')
    .argument('<username>')
    .action(list);
  command
    .command('revoke')
    .description('revoke a token')
    .argument('<id>', 'as `token list` shows it')
    .action(revoke);
  return command;
}

interface CreateOptions {
  readonly name: string;
  readonly scope: string;
  readonly expires?: Date;
}

async function create(username: string, options: CreateOptions): Promise<void> {
  const { name, expires: expiresAt = null } = options;
  const scope = options.scope === 'read' ? 'READ' : 'WRITE';
  const token = await withMigratedDatabase(readEnv(), async (db) => {
    const { createToken } = await import('../domains/people/account/tokens.ts');
    return createToken(db, { username, name, scope, expiresAt });
  });
  if (token === null) throw new Failure(`Nobody is called ${username}.`);
  process.stdout.write(`${token}\n`);
}

async function list(username: string): Promise<void> {
  const tokens = await withMigratedDatabase(readEnv(), async (db) => {
    const { tokensOf } = await import('../domains/people/account/tokens.ts');
    return tokensOf(db, username);
  });
  for (const { id, name, scope, createdAt, expiresAt, revokedAt, lastUsedAt } of tokens) {
    const facts = [
      `made ${createdAt.toISOString()}`,
      lastUsedAt === null ? 'never used' : `used ${lastUsedAt.toISOString()}`,
      expiresAt === null ? 'does not expire' : `expires ${expiresAt.toISOString()}`,
      ...(revokedAt === null ? [] : [`revoked ${revokedAt.toISOString()}`]),
    ];
    process.stdout.write(`${id}  ${scope.toLowerCase()}  ${name}  ${facts.join(', ')}\n`);
  }
}

async function revoke(id: string): Promise<void> {
  const isDone = await withMigratedDatabase(readEnv(), async (db) => {
    const { revokeToken } = await import('../domains/people/account/tokens.ts');
    return isUuid(id) && revokeToken(db, id);
  });
  if (!isDone) throw new Failure('No token has this id, or it is already revoked.');
}
