import { Option } from 'commander';
import type { Importer } from '../importer.ts';
import type { MathsSetting } from './maths-detector.ts';

interface StackExchangeOptions {
  readonly site?: string;
  readonly math: MathsSetting;
}

export const stackExchange: Importer<StackExchangeOptions> = {
  name: 'stackexchange',
  description: 'import the data dump of a Stack Exchange site',
  argument: {
    name: '<dir>',
    description: 'folder with Posts.xml and, if available, Users.xml, Comments.xml, …',
  },
  options: [
    new Option('--site <name>', 'the name or host of the site (default: the name of the folder)'),
    new Option('--math <setting>', 'whether $…$ is a formula; auto decides from the texts')
      .choices(['auto', 'on', 'off'])
      .default('auto'),
  ],
  async open([directory = ''], { site, math: maths }) {
    const { openSite } = await import('./open-site.ts');
    return openSite({ directory, site, maths });
  },
};
