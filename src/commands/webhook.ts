import { Command } from 'commander';
import { WEBHOOK_NAMES } from '../composition/events.ts';
import type { Database } from '../db/database.ts';
import { readEnv } from '../env.ts';
import { parseWebUrl } from '../lib/parse-url.ts';
import { isUuid } from '../lib/uuid.ts';
import {
  addWebhook,
  listWebhooks,
  removeWebhook,
  retryDead,
} from '../live/webhooks/manage-webhooks.ts';
import { privateAddressOf } from '../live/webhooks/receiver-address.ts';
import { EXIT_CODES, Failure } from './failure.ts';
import { withDatabase } from './with-database.ts';

/** `commonplace webhook` */
export function webhookCommand(): Command {
  const command = new Command('webhook').description(
    'manage webhooks, which send events to other programs',
  );
  command
    .command('add')
    .description('add a webhook; its secret is shown only once')
    .argument('<url>', 'web address that receives the deliveries')
    .option('--events <name...>', 'events to deliver (default: all)')
    .addHelpText('after', `\nEvents: ${[...WEBHOOK_NAMES.values()].join(', ')}.`)
    .action(add);
  command.command('list').description('list the webhooks').action(list);
  command
    .command('remove')
    .description('remove a webhook with all its deliveries')
    .argument('<id>', 'as `webhook list` shows it')
    .action((id: string) => withId(id, remove));
  command
    .command('retry')
    .description('retry deliveries that failed for good')
    .argument('<id>', 'as `webhook list` shows it')
    .action((id: string) => withId(id, retry));
  return command;
}

async function add(url: string, { events }: { events?: string[] }): Promise<void> {
  if (parseWebUrl(url) === null) {
    throw new Failure(`${url} is no http: or https: address.`, { exitCode: EXIT_CODES.usage });
  }
  const address = readEnv().WEBHOOK_PRIVATE_ADDRESSES ? null : await privateAddressOf(url);
  if (address !== null) {
    throw new Failure(
      `${url} leads to the private address ${address}. Webhooks are sent to public addresses only. Set ` +
        'WEBHOOK_PRIVATE_ADDRESSES=on here and for the server to send them to private ones too.',
    );
  }
  const kinds = (events ?? [...WEBHOOK_NAMES.values()]).map(kindOf);
  await onDatabase(async (db) => {
    const { id, secret } = await addWebhook(db, { url, kinds });
    process.stdout.write(`Id      ${id}\nSecret  ${secret}\n`);
  });
}

function kindOf(name: string) {
  const found = [...WEBHOOK_NAMES].find(([, webhook]) => webhook === name);
  if (found !== undefined) return found[0];
  const names = [...WEBHOOK_NAMES.values()].join(', ');
  throw new Failure(`There is no event ${name}, but ${names}.`, { exitCode: EXIT_CODES.usage });
}

async function list(): Promise<void> {
  await onDatabase(async (db) => {
    for (const { id, url, waiting, dead, lastError } of await listWebhooks(db)) {
      const trouble = lastError === null ? '' : `, last error: ${lastError}`;
      process.stdout.write(`${id}  ${url}  ${waiting} waiting, ${dead} dead${trouble}\n`);
    }
  });
}

async function remove(db: Database, id: string): Promise<void> {
  if (!(await removeWebhook(db, id))) throw new Failure(`There is no webhook ${id}.`);
}

async function retry(db: Database, id: string): Promise<void> {
  process.stdout.write(`${await retryDead(db, id)} due again\n`);
}

async function withId(id: string, work: (db: Database, id: string) => Promise<void>) {
  if (!isUuid(id))
    throw new Failure(`${id} is no id of a webhook.`, { exitCode: EXIT_CODES.usage });
  await onDatabase((db) => work(db, id));
}

function onDatabase(work: (db: Database) => Promise<void>): Promise<void> {
  return withDatabase(readEnv(), work, { throughServer: true });
}
