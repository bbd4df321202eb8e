import { join } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import { parseUrl } from '../../lib/parse-url.ts';
import { ImportError } from '../import-error.ts';
import type { Importer } from '../importer.ts';
import { POLITE_OPTIONS, type PoliteOptions } from '../polite/options.ts';

interface ForumMagnumOptions extends PoliteOptions {
  readonly user?: readonly string[];
  readonly since?: Date;
  readonly until?: Date;
  readonly answers?: string;
}

export const forumMagnum: Importer<ForumMagnumOptions> = {
  name: 'forummagnum',
  description: 'import a ForumMagnum site, or what some members wrote, through its API',
  argument: { name: '<url>', description: 'the address of the site, or of its GraphQL API' },
  options: [
    new Option(
      '--user <slug...>',
      'only the posts, comments, wiki edits and sequences of these members',
    ).conflicts(['since', 'until']),
    new Option('--since <time>', 'only what was written from then on').argParser(time),
    new Option('--until <time>', 'only what was written before').argParser(time),
    new Option(
      '--answers <dir>',
      'keep what the site answers here, and use it (default: import-answers/HOST until the import is complete)',
    ),
    ...POLITE_OPTIONS,
  ],
  async open(
    [url = ''],
    { user, since, until, answers, contact, pause, allowPrivateHost = false },
    tell,
  ) {
    if (since !== undefined && until !== undefined && since >= until)
      throw new ImportError('--since must be before --until.');
    const { openForum } = await import('./open-forum.ts');
    return openForum({
      url,
      slugs: user ?? null,
      since: since ?? null,
      until: until ?? null,
      contact,
      pause,
      allowsPrivate: allowPrivateHost,
      tell,
      answers: { folder: answers ?? folderFor(url), isTemporary: answers === undefined },
    });
  },
};

function folderFor(url: string): string {
  const host = parseUrl(url)?.host ?? 'site';
  return join('import-answers', host.replaceAll(':', '-'));
}

function time(text: string): Date {
  const date = new Date(text);
  if (/^\d{4}-\d\d-\d\d/.test(text) && !Number.isNaN(date.getTime())) return date;
  throw new InvalidArgumentError(
    'It must be a time in UTC, such as 2024-01-31 or 2024-01-31T18:00Z.',
  );
}
