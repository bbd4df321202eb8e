import { InvalidArgumentError, Option } from 'commander';
import type { Importer } from '../importer.ts';

interface ForumMagnumOptions {
  readonly user?: readonly string[];
  readonly contact?: string;
  readonly pause: number;
  readonly allowPrivateHost?: true;
}

export const forumMagnum: Importer<ForumMagnumOptions> = {
  name: 'forummagnum',
  description: 'import what members of a ForumMagnum site wrote, through its API',
  argument: { name: '<url>', description: 'the address of the site, or of its GraphQL API' },
  options: [
    new Option(
      '--user <slug...>',
      'whose posts, comments, wiki edits and sequences to import',
    ).makeOptionMandatory(),
    new Option('--contact <address>', 'your address for the operators of the site, in User-Agent'),
    new Option('--pause <ms>', 'time between two requests, in ms')
      .default(1_000)
      .argParser(milliseconds),
    new Option('--allow-private-host', 'allow an address in a private network'),
  ],
  async open([url = ''], { user = [], contact, pause, allowPrivateHost = false }) {
    const { openForum } = await import('./open-forum.ts');
    return openForum({ url, slugs: user, contact, pause, allowsPrivate: allowPrivateHost });
  },
};

function milliseconds(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= 3_600_000) return number;
  throw new InvalidArgumentError('It must be a whole number from 0 to 3600000.');
}
