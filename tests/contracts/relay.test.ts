import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { contractOf } from './contract.ts';

const contract = contractOf(
  'Relay changed: see web/relay-hooks.js and web/relay-runtime.js; RELAY_BUNDLE=whole builds without them',
);
const require = createRequire(import.meta.url);
const runtime = readFileSync('web/relay-runtime.js', 'utf8');
const hooks = readFileSync('web/relay-hooks.js', 'utf8');

/** Each file of a package that is imported, and the names that are taken from it. */
const taken = [
  ...`${runtime}\n${hooks}`.matchAll(
    /^(?:import|export) (?:\{([^}]+)\}|(\w+)) from '([^']+\/lib\/[^']+)'/gm,
  ),
].map(([, names, one, file = '']) => ({
  file,
  names: (names ?? `default as ${one}`)
    .split(',')
    .map((name) => name.trim().split(' as ')[0] ?? ''),
}));

for (const { file, names } of taken) {
  contract(`has ${file}`, () => {
    const module: unknown = require(file);
    for (const name of names.filter((one) => one !== '')) {
      if (name === 'default') expect(module).toBeDefined();
      else expect(module).toHaveProperty(name);
    }
  });
}

contract(
  'needs nothing of relay-runtime in its hooks but what web/relay-runtime.js exports',
  () => {
    const [, exported = ''] = /export \{([^}]+)\};/.exec(runtime) ?? [];
    const [, internal = ''] = /__internal = \{([^}]+)\}/.exec(runtime) ?? [];
    const single = [...runtime.matchAll(/export \{ default as (\w+) \}/g)].map(([, name]) => name);
    const offered = [
      ...single,
      ...(exported.match(/\w+/g) ?? []),
      ...(internal.match(/\w+/g) ?? []),
    ];
    const needed = new Set([...filesOfHooks()].flatMap(namesOfRuntime));
    expect(needed.size).toBeGreaterThan(20);
    expect([...needed].filter((name) => !offered.includes(name))).toEqual([]);
  },
);

contract('asks of its cache of resolvers, without any, what web/relay-resolvers.js has', () => {
  const store = dirname(require.resolve('relay-runtime/lib/store/RelayModernStore'));
  const asked = ['RelayModernStore.js', 'RelayStoreSubscriptions.js', 'RelayReader.js'].flatMap(
    (file) => readFileSync(join(store, file), 'utf8').match(/(?<=_resolverCache\.)\w+/g) ?? [],
  );
  expect([...new Set(asked)].sort()).toEqual([
    // For resolvers themselves
    'batchLiveStateUpdates',
    'batchLiveStateUpdatesWithoutNotify',
    'ensureClientRecord',
    'getLiveResolverPromise',
    // For every update
    'invalidateDataIDs',
    'invalidateResolverRecords',
    // For resolvers themselves
    'notifyUpdatedSubscribers',
    'readFromCacheOrEvaluate',
    // For every update
    'unsubscribeFromLiveResolverRecords',
  ]);
});

/** The files that our four hooks come to, through the one that vite.config.ts puts in the place of another. */
function filesOfHooks(): Set<string> {
  const found = new Set<string>();
  const visit = (file: string) => {
    if (found.has(file)) return;
    found.add(file);
    for (const [, next = ''] of readFileSync(file, 'utf8').matchAll(/require\('(\.[^']+)'\)/g)) {
      const chosen = next.replace(
        /useFragmentInternal_EXPERIMENTAL$/,
        'useFragmentInternal_CURRENT',
      );
      visit(require.resolve(join(dirname(file), chosen)));
    }
  };
  for (const { file } of taken) {
    if (file.startsWith('react-relay/')) visit(require.resolve(file));
  }
  return found;
}

/** The properties of relay-runtime that a file reads, those of `__internal` without it. */
function namesOfRuntime(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const variables = [...text.matchAll(/(\w+) = require\('relay-runtime'\)/g)].map(
    ([, name]) => name,
  );
  return variables
    .flatMap((name) =>
      [...text.matchAll(new RegExp(`\\b${name}\\.(?:__internal\\.)?(\\w+)`, 'g'))].map(
        ([, property = '']) => property,
      ),
    )
    .filter((property) => property !== '__internal');
}
