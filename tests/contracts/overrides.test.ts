import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Manifest {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly engines?: { readonly node?: string };
  readonly overrides: Readonly<Record<string, unknown>>;
}

const manifestOf = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Manifest;

/** Why package.json overrides the version of a package, and which request of whom makes it necessary. */
const REASONS = {
  '@graphql-tools/executor': {
    why: '2.1.0 keeps the order of fields; its own helpers need a later Node.',
    asker: '@graphql-tools/executor',
    asked: { '@graphql-tools/utils': '^12.1.0', '@whatwg-node/disposablestack': '^0.1.0' },
  },
  '@whatwg-node/promise-helpers': {
    why: 'Version 2 needs a later Node.',
    asker: '@graphql-tools/executor',
    asked: { '@whatwg-node/promise-helpers': '^2.0.0' },
  },
  '@graphql-tools/schema': {
    why: 'Later releases ask for utils that need a later Node.',
    asker: 'graphql-yoga',
    asked: { '@graphql-tools/schema': '^10.0.11' },
  },
  '@graphql-tools/merge': {
    why: 'Later releases ask for utils that need a later Node.',
    asker: '@graphql-tools/schema',
    asked: { '@graphql-tools/merge': '^9.2.0' },
  },
  '@graphql-tools/url-loader': {
    why: 'Later releases of both need a later Node. It is here for a linter, and fetches nothing.',
    asker: '@graphql-tools/url-loader',
    asked: { '@whatwg-node/fetch': '^0.12.0', 'sync-fetch': '0.7.1' },
  },
  '@0no-co/graphqlsp': {
    why: 'It works with TypeScript 7, and does not say so.',
    asker: 'gql.tada/node_modules/@0no-co/graphqlsp',
    asked: { typescript: '^5.0.0 || ^6.0.0' },
  },
  katex: {
    why: 'Its command line, which is not used, asks for a commander that needs a later Node.',
    asker: 'katex',
    asked: { commander: '^15.0.0' },
  },
} as const;

it('has a reason for each override, and an override for each reason', () => {
  const { overrides } = manifestOf('package.json');
  const changed = 'package.json has other overrides than tests/contracts/overrides.test.ts';
  expect(Object.keys(overrides).sort(), changed).toEqual(Object.keys(REASONS).sort());
});

it.each(Object.entries(REASONS))(
  'still needs the override of %s',
  (name, { asker, asked, why }) => {
    const path = `node_modules/${asker}/package.json`;
    expect(existsSync(path), `${asker} is gone: remove the override of ${name}`).toBe(true);
    expect(
      { ...manifestOf(path).dependencies, ...manifestOf(path).peerDependencies },
      `${asker} asks for other versions now. Remove the override of ${name} if it is not needed (${why})`,
    ).toMatchObject(asked);
  },
);
