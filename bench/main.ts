import { fileURLToPath } from 'node:url';
import { Command, Option } from 'commander';
import type { Size } from './contract.ts';
import { COMMENTS } from './data/sizes.ts';
import { serveData } from './postgres/serve-data.ts';

const FOLDER = fileURLToPath(new URL('../.bench/', import.meta.url));

interface Options {
  readonly data: string;
  readonly serve?: Size;
}

const { data, serve } = new Command('npm run bench --')
  .description('measure Commonplace and its peers on generated communities')
  .option('--data <folder>', 'where the generated communities are kept', FOLDER)
  .addOption(
    new Option(
      '--serve <size>',
      'measure nothing: start PostgreSQL with a community, until Ctrl-C',
    ).choices(Object.keys(COMMENTS)),
  )
  .parse()
  .opts<Options>();

if (serve !== undefined) await serveData(data, serve);
