import { InvalidArgumentError, Option } from 'commander';

export interface PoliteOptions {
  readonly contact?: string;
  readonly pause: number;
  readonly allowPrivateHost?: true;
}

/** What every importer that asks a site takes. */
export const POLITE_OPTIONS: readonly Option[] = [
  new Option('--contact <address>', 'your address for the operators of the site, in User-Agent'),
  new Option('--pause <ms>', 'time between two requests, in ms')
    .default(1_000)
    .argParser(milliseconds),
  new Option('--allow-private-host', 'allow an address in a private network'),
];

function milliseconds(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= 3_600_000) return number;
  throw new InvalidArgumentError('It must be a whole number from 0 to 3600000.');
}
