import { Option } from 'commander';
import type { Importer } from '../importer.ts';
import { POLITE_OPTIONS, type PoliteOptions } from '../polite/options.ts';

interface ForumMagnumOptions extends PoliteOptions {
  readonly user?: readonly string[];
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
    ...POLITE_OPTIONS,
  ],
  async open([url = ''], { user = [], contact, pause, allowPrivateHost = false }) {
    const { openForum } = await import('./open-forum.ts');
    return openForum({ url, slugs: user, contact, pause, allowsPrivate: allowPrivateHost });
  },
};
