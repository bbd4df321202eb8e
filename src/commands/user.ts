import { Command, InvalidArgumentError, Option } from 'commander';
import type { UserRole } from '../access/viewer.ts';
import type { Database } from '../db/database.ts';
import type { ListedAccount } from '../domains/people/account/list-accounts.ts';
import type { CloseAccountInput } from '../domains/people/account/write/service.ts';
import { readEnv } from '../env.ts';
import { momentText, timeInWords } from '../lib/moment.ts';
import { Failure } from './failure.ts';
import { withMigratedDatabase } from './with-migrated-database.ts';

const ROLES = ['member', 'trusted', 'moderator', 'admin'];
const WRITINGS = ['keep', 'anonymise'];
const DEFAULT_ROLE: UserRole = 'MEMBER';

/** `commonplace user` */
export function userCommand(): Command {
  const command = new Command('user').description('manage user accounts');
  command
    .command('create')
    .description('create a user account')
    .argument('<username>', 'name in web addresses; one that is taken or reserved is changed')
    .option('--display-name <name>', 'name to display')
    .addOption(roleOption('role of the account').default(DEFAULT_ROLE, 'member'))
    .action(create);
  command
    .command('list')
    .description('list accounts by username: role, day of joining, ban, display name')
    .addOption(roleOption('only those with this role'))
    .option('--banned', 'only those who are banned now')
    .action(list);
  command
    .command('role')
    .description('change the role of a user')
    .argument('<username>')
    .argument('<role>', ROLES.join(', '), parserOf<UserRole>(ROLES))
    .addOption(reason())
    .action((username: string, role: UserRole, reasoned: Reasoned) =>
      changed(username, async (db) => (await bans()).setRole(db, { username, role, ...reasoned })),
    );
  command
    .command('link')
    .description(
      'print a link with which a person, once, takes over an account or becomes an administrator',
    )
    .argument('[username]', 'the account to take over: its passwords and sessions end')
    .option('--admin', 'instead make the user of the link an administrator')
    .action(link);
  command
    .command('ban')
    .description('ban a user from writing; reading stays allowed')
    .argument('<username>')
    .option('--until <time>', 'end of the ban, such as 2027-01-31', parseTime)
    .option('--lift', 'end the ban')
    .addOption(reason())
    .action(ban);
  command
    .command('close')
    .description('close an account for good; its texts remain')
    .argument('<username>')
    .addOption(
      new Option('--writing <keep|anonymise>', 'whether its texts keep the name of the user')
        .choices(WRITINGS)
        .argParser(parserOf(WRITINGS))
        .makeOptionMandatory(),
    )
    .action(close);
  return command;
}

interface CreateOptions {
  readonly displayName?: string;
  readonly role: UserRole;
}

async function create(username: string, { displayName, role }: CreateOptions): Promise<void> {
  const account = { username, displayName, role };
  const made = await withMigratedDatabase(readEnv(), async (db) =>
    (await accounts()).createAccount(db, account),
  );
  if (made.username !== username) {
    process.stderr.write(
      `“${username}” is taken, or cannot be a username. The account is called “${made.username}”.\n`,
    );
  }
  process.stdout.write(`${made.username}\n`);
}

interface ListOptions {
  readonly role?: UserRole;
  readonly banned?: true;
}

async function list({ role, banned }: ListOptions): Promise<void> {
  const wanted = { role, isBanned: banned };
  await withMigratedDatabase(readEnv(), async (db) => {
    const { listAccounts } = await import('../domains/people/account/list-accounts.ts');
    for await (const account of listAccounts(db, wanted)) {
      process.stdout.write(`${describe(account)}\n`);
    }
  });
}

function describe(account: ListedAccount): string {
  const { username, role, joinedAt, bannedUntil, closedAt, displayName } = account;
  return [
    username,
    role.toLowerCase(),
    `joined ${joinedAt.slice(0, 10)}`,
    ...(bannedUntil === null ? [] : [`banned until ${timeInWords(bannedUntil) ?? bannedUntil}`]),
    ...(closedAt === null ? [] : [`left ${closedAt.slice(0, 10)}`]),
    displayName,
  ].join('  ');
}

async function link(
  username: string | undefined,
  { admin = false }: { readonly admin?: boolean },
): Promise<void> {
  if (admin === (username !== undefined)) throw new Failure('Pass either a username or --admin.');
  const env = readEnv();
  if (env.SIGN_IN === 'off') throw new Failure('SIGN_IN is off: nobody signs in on the pages.');
  const { linkByOperator, linkPath } = await import('../domains/people/account/sign-in/links.ts');
  const secret = await withMigratedDatabase(env, (db) => linkByOperator(db, username ?? null));
  if (secret === null) throw new Failure(`Nobody is called ${username}.`);
  process.stdout.write(`${env.SITE_URL ?? `http://${env.HOST}:${env.PORT}`}${linkPath(secret)}\n`);
}

interface Reasoned {
  readonly reason: string;
}

function reason(): Option {
  return new Option(
    '--reason <why>',
    'reason, for the public moderation log',
  ).makeOptionMandatory();
}

interface BanOptions extends Reasoned {
  readonly until?: Date;
  readonly lift?: boolean;
}

async function ban(
  username: string,
  { until, lift = false, reason: why }: BanOptions,
): Promise<void> {
  if (lift === (until !== undefined)) throw new Failure('Pass either --until or --lift.');
  const act = { username, until: until ?? null, reason: why };
  await changed(username, async (db) => (await bans()).setBan(db, act));
}

async function close(
  username: string,
  { writing }: { readonly writing: CloseAccountInput['writing'] },
): Promise<void> {
  const isDone = await withMigratedDatabase(readEnv(), async (db) => {
    const { closeByOperator } = await import('../domains/people/account/write/service.ts');
    return closeByOperator(db, { username, writing });
  });
  const whose = writing === 'KEEP' ? ' with an open account' : '';
  if (!isDone) throw new Failure(`Nobody${whose} is called ${username}.`);
}

async function changed(
  username: string,
  change: (db: Database) => Promise<boolean>,
): Promise<void> {
  const isDone = await withMigratedDatabase(readEnv(), change);
  if (!isDone) throw new Failure(`Nobody is called ${username}.`);
}

function accounts() {
  return import('../domains/people/account/accounts.ts');
}

function bans() {
  return import('../domains/moderation/ban/by-operator.ts');
}

function roleOption(description: string): Option {
  return new Option('--role <role>', description).choices(ROLES).argParser(parserOf(ROLES));
}

/** For commander: one of these words. The API and its clients write them in upper case. */
function parserOf<Word extends string>(words: readonly string[]): (text: string) => Word {
  return (text) => {
    if (!words.includes(text.toLowerCase()))
      throw new InvalidArgumentError(`It is one of ${words.join(', ')}.`);
    return text.toUpperCase() as Word;
  };
}

/** For commander: a time that exists. */
export function parseTime(text: string): Date {
  const time = new Date(text);
  if (momentText(time) === null) {
    throw new InvalidArgumentError('It must be a time in the years 1 to 9999.');
  }
  return time;
}
