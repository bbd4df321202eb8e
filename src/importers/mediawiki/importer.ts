import { InvalidArgumentError, Option } from 'commander';
import type { Importer } from '../importer.ts';

interface MediaWikiOptions {
  readonly site?: string;
  readonly namespaces?: readonly number[];
}

export const mediaWiki: Importer<MediaWikiOptions> = {
  name: 'mediawiki',
  description: 'import the XML dump of a wiki that runs MediaWiki',
  argument: {
    name: '<file...>',
    description: 'XML files, as they are or packed (.gz, .bz2, .7z); - for standard input',
  },
  options: [
    new Option('--site <name>', 'the name of the wiki (default: its host and path)'),
    new Option(
      '--namespaces <numbers>',
      'namespaces that become wiki pages (default: 0, 4, 12, 14 and those of the wiki itself)',
    ).argParser(namespaceNumbers),
  ],
  async open(paths, options) {
    const { openWiki } = await import('./open-wiki.ts');
    return openWiki(paths, options);
  },
};

function namespaceNumbers(text: string): number[] {
  const numbers = text.split(',').map((part) => part.trim());
  if (numbers.every((number) => /^\d{1,5}$/.test(number))) return numbers.map(Number);
  throw new InvalidArgumentError('It must be numbers with commas between them, such as 0,4,14.');
}
