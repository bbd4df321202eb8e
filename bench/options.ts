import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { ServerUnderTest, Size, WorkName } from './contract.ts';
import { COMMENTS } from './data/sizes.ts';

export interface Options {
  readonly work: readonly WorkName[];
  readonly size: readonly Size[];
  /** Names of servers. */
  readonly server: readonly string[];
  readonly seconds: number;
  readonly rounds: number;
  readonly connections: number;
  readonly json?: string;
  /** The Node that runs the servers; unless given, the one that npm brings. */
  readonly node?: string;
  readonly data: string;
  /** Whether to ask about people, posts and pages with answers of one length at every size. */
  readonly alike: boolean;
  /** Another checkout of Commonplace to measure beside the servers. */
  readonly before?: string;
  readonly serve?: Size;
}

const WORKS: readonly WorkName[] = [
  ...(['profile', 'thread', 'wiki', 'feed-1', 'feed-1000', 'search', 'node', 'mix'] as const),
];

const FOLDER = fileURLToPath(new URL('../.bench/', import.meta.url));

/** Reads the command line, and ends the process with a message if it makes no sense. */
export function readOptions(servers: readonly ServerUnderTest[]): Options {
  const names = servers.map(({ name }) => name);
  return new Command('npm run bench --')
    .description('measure Commonplace and its peers on generated communities, on PostgreSQL')
    .addOption(choice('--work <work...>', 'what is asked for', WORKS).default(WORKS))
    .addOption(choice('--size <size...>', 'comments', Object.keys(COMMENTS)).default(['300k']))
    .addOption(choice('--server <server...>', 'who is asked', names).default(names))
    .option('--seconds <number>', 'how long a round counts', positive, 4)
    .option('--rounds <number>', 'how often each server has its turn', positive, 3)
    .option('--connections <number>', 'requests under way at the same time', positive, 16)
    .option('--json <file>', 'write the figures to a file, too')
    .option('--node <path>', 'the Node that runs the servers, instead of the one that npm brings')
    .option('--alike', 'ask about what has answers of one length at every size', false)
    .option('--data <folder>', 'where the generated communities are kept', FOLDER)
    .option('--before <folder>', 'measure another checkout, built, as commonplace-before')
    .addOption(
      choice(
        '--serve <size>',
        'measure nothing: start PostgreSQL with a community, until Ctrl-C',
        Object.keys(COMMENTS),
      ),
    )
    .parse()
    .opts<Options>();
}

function choice(flags: string, description: string, choices: readonly string[]): Option {
  return new Option(flags, description).choices(choices);
}

function positive(text: string): number {
  const number = Number(text);
  if (!(number > 0)) throw new InvalidArgumentError('It is to be a number above 0.');
  return number;
}
