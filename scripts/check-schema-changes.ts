/**
 * Compares schema.graphql with that of the last release. What breaks clients needs a new major version, unless
 * it was deprecated in the release; before 1.0 it needs a heading in CHANGELOG.md that says so.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { breakingChanges } from './schema-changes.ts';

const RELEASES = 'tests/upgrade';

const [release] = readdirSync(RELEASES).filter((name) => /^\d+\.\d+\.\d+$/.test(name));
if (release === undefined) throw new Error(`${RELEASES} has no record of a release`);
const { version }: { version: string } = JSON.parse(readFileSync('package.json', 'utf8'));
const changes = await breakingChanges(
  read(join(RELEASES, release, 'schema.graphql')),
  read('schema.graphql'),
);
if (changes.length > 0 && !mayBreak()) {
  process.stdout.write(`${changes.join('\n')}\n`);
  process.exitCode = 1;
}
process.stdout.write(`${changes.length} changes break clients of ${release}\n`);

function read(file: string) {
  return buildSchema(readFileSync(file, 'utf8'));
}

function mayBreak(): boolean {
  const [major] = version.split('.');
  const [releasedMajor] = release?.split('.') ?? [];
  return major === '0' ? saysSo() : major !== releasedMajor;
}

function saysSo(): boolean {
  const unreleased = readFileSync('CHANGELOG.md', 'utf8').split(/^## /m)[1] ?? '';
  return new RegExp(`^### .*not compatible with ${release}$`, 'm').test(unreleased);
}
