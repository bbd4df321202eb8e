import { Option } from 'commander';
import type { Importer } from '../importer.ts';
import { POLITE_OPTIONS, type PoliteOptions } from '../polite/options.ts';

interface Options extends PoliteOptions {
  readonly site?: string;
}

export const discourse: Importer<Options> = {
  name: 'discourse',
  description: 'import a Discourse forum, through its API or from files with its answers',
  argument: {
    name: '<url-or-dir>',
    description: 'the address of the forum, or a folder of .json files',
  },
  options: [
    new Option('--site <host>', 'for a folder: the host of the forum that it came from'),
    ...POLITE_OPTIONS,
  ],
  async open([from = ''], { site, contact, pause, allowPrivateHost = false }, tell) {
    const { openDiscourse } = await import('./open-discourse.ts');
    return openDiscourse({ from, site, contact, pause, allowsPrivate: allowPrivateHost, tell });
  },
};
