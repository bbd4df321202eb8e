import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { followImports, formatBroken, type Imports } from '../../scripts/import-rules.ts';

/** Rule, the file that imports, what it imports. Each file stands in the tree with only its imports. */
const FORBIDDEN = [
  ['lib-stands-alone', 'src/lib/a.ts', '../loaders/fine.ts'],
  ['lib-stands-alone', 'src/lib/b.ts', '../env.ts'],
  ['db-knows-no-noun', 'src/db/a.ts', '../domains/post/model.ts'],
  ['db-knows-no-noun', 'src/db/b.ts', '../loaders/fine.ts'],
  ['db-knows-no-noun', 'src/db/c.ts', '../graphql/builder.ts'],
  ['db-knows-no-noun', 'src/db/d.ts', '../http/yoga.ts'],
  ...[
    'access',
    'attribution',
    'content',
    'event-loop',
    'graphql',
    'live',
    'loaders',
    'naming',
    'request',
    'workers',
    'writes',
  ].map((folder) => ['kernel-knows-no-noun', `src/${folder}/a.ts`, '../domains/post/model.ts']),
  ['kernel-knows-no-noun', 'src/access/b.ts', '../composition/nodes.ts'],
  ['nouns-know-no-composition', 'src/domains/a/nodes.ts', '../../composition/nodes.ts'],
  ['upkeep-knows-policies', 'src/upkeep/a.ts', '../domains/post/model.ts'],
  ['upkeep-knows-policies', 'src/importers/a.ts', '../domains/post/queries.ts'],
  ['server-knows-accounts', 'src/http/a.ts', '../domains/post/model.ts'],
  ['server-knows-accounts', 'src/commands/a.ts', '../domains/post/model.ts'],
  ['server-knows-accounts', 'src/app3.ts', './domains/post/model.ts'],
  ['faces-see-faces', 'src/domains/wiki/a/policy.ts', '../../post/model.ts'],
  ['faces-see-faces', 'src/domains/wiki/b/refs.ts', '../c/model.ts'],
  ['faces-see-faces', 'src/domains/a/refs.ts', '../post/model.ts'],
  ['policy-is-pure', 'src/domains/a/policy.ts', '../../db/fine.ts'],
  ['policy-is-pure', 'src/domains/b/policy.ts', '../../loaders/fine.ts'],
  ['policy-is-pure', 'src/domains/c/policy.ts', '../../graphql/builder.ts'],
  ['policy-is-pure', 'src/domains/d/policy.ts', '../../http/yoga.ts'],
  ['policy-is-pure', 'src/domains/e/policy.ts', '@prisma/client/runtime/client'],
  ['policy-is-pure', 'src/domains/f/policy.ts', 'graphql'],
  ['policy-is-pure', 'src/domains/g/permissions.ts', '../../db/fine.ts'],
  ['queries-serve-upwards', 'src/domains/a/queries.ts', '../post/service.ts'],
  ['queries-serve-upwards', 'src/domains/b/queries.ts', '../post/schema.ts'],
  ['queries-serve-upwards', 'src/domains/c/thread-queries.ts', '../post/merge-service.ts'],
  ['schema-asks-the-service', 'src/domains/a/schema.ts', '../../db/fine.ts'],
  ['schema-asks-the-service', 'src/domains/post/post-schema.ts', './queries.ts'],
  ['schema-asks-the-service', 'src/domains/c/schema.ts', '@prisma/client'],
  ['schema-asks-the-service', 'src/domains/d/schema.ts', '../../db/generated/client.ts'],
  ['service-knows-no-protocol', 'src/domains/a/service.ts', '../../graphql/builder.ts'],
  ['service-knows-no-protocol', 'src/domains/b/service.ts', '@pothos/core'],
  ['service-knows-no-protocol', 'src/domains/c/service.ts', 'graphql-yoga'],
  ['service-knows-no-protocol', 'src/domains/d/service.ts', '@graphql-yoga/plugin-x'],
  ['service-knows-no-protocol', 'src/domains/e/reply-service.ts', 'graphql'],
  ['queries-stay-at-home', 'src/domains/a/loaders.ts', '../post/queries.ts'],
  ['queries-stay-at-home', 'src/domains/b/queries-user.ts', '../post/queries.ts'],
  ['queries-stay-at-home', 'src/domains/wiki/a/loaders.ts', '../page/write/queries.ts'],
  ['wiki-edit-shares-queries', 'src/domains/wiki/edit/a.ts', '../../post/queries.ts'],
  ['src-without-tests', 'src/app.ts', '../tests/support/seed.ts'],
  ['src-without-tests', 'src/app2.ts', '../bench/load.ts'],
  ['src-without-pages', 'src/http/c.ts', '../../web/src/fine.ts'],
  ['no-cycle', 'src/http/ring-a.ts', './ring-b.ts'],
  ['no-cycle', 'src/http/self.ts', './self.ts'],
  ['no-development-package', 'src/http/spec.ts', 'vitest'],
  ['no-development-package', 'src/http/undeclared.ts', 'left-over'],
  ['resolvable', 'src/http/lost.ts', './nowhere.ts'],
] as const;

/** What stands beside them, and breaks nothing. */
const ALLOWED: Readonly<Record<string, string>> = {
  'src/env.ts': "import 'zod';",
  'src/lib/fine.ts': "import 'node:crypto'; import 'zod'; import './other.ts';",
  'src/lib/other.ts': '',
  'src/db/fine.ts': "import '../lib/fine.ts';",
  'src/db/generated/client.ts': "import '@prisma/client';",
  'src/loaders/fine.ts': "import '../db/fine.ts'; import '../lib/fine.ts';",
  'src/graphql/builder.ts': "import '@pothos/core';",
  'src/http/yoga.ts': "import 'graphql-yoga';",
  'src/http/ring-b.ts': "import './ring-a.ts';",
  'src/domains/post/model.ts': '',
  'src/domains/post/policy.ts': "import './model.ts'; import '../../lib/fine.ts';",
  'src/domains/post/queries.ts': "import './policy.ts'; import '../../db/fine.ts';",
  'src/domains/post/loaders.ts': "import './queries.ts'; import '../../loaders/fine.ts';",
  'src/domains/post/service.ts': "import './loaders.ts'; import './queries.ts';",
  'src/domains/post/merge-service.ts': "import './queries.ts';",
  'src/domains/post/schema.ts': "import './service.ts'; import '../../graphql/builder.ts';",
  'src/domains/wiki/c/model.ts': '',
  'src/domains/wiki/page/policy.ts': "import '../../post/policy.ts';",
  'src/domains/wiki/page/write/queries.ts':
    "import '../policy.ts'; import '../../../../db/fine.ts';",
  'src/domains/wiki/edit/service.ts': "import '../page/write/queries.ts';",
  'src/composition/nodes.ts': "import '../domains/post/service.ts';",
  'src/upkeep/fine.ts': "import '../domains/post/policy.ts';",
  'src/http/fine.ts': "import '../domains/people/account/service.ts';",
  'src/domains/people/account/service.ts': '',
  'tests/support/seed.ts': "import '../../src/db/fine.ts'; import 'vitest';",
  'bench/load.ts': '',
  'web/src/fine.ts': '',
};

const PACKAGES = {
  dependencies: [
    'graphql',
    'graphql-yoga',
    '@graphql-yoga/plugin-x',
    '@pothos/core',
    '@prisma/client',
    'zod',
  ],
  devDependencies: ['vitest'],
};

/** Every way to write an import; a rule that sees only some of them is no rule. */
const WAYS = {
  effect: (path: string) => `import '${path}';`,
  value: (path: string) => `import { x } from '${path}'; x();`,
  namespace: (path: string) => `import * as x from '${path}'; x;`,
  type: (path: string) => `import type { X } from '${path}'; export type Y = X;`,
  typeInBraces: (path: string) => `import { type X } from '${path}'; export type Y = X;`,
  dynamic: (path: string) => `export const x = () => import('${path}');`,
  reExport: (path: string) => `export { x } from '${path}';`,
  reExportOfAll: (path: string) => `export * from '${path}';`,
  reExportOfType: (path: string) => `export type { X } from '${path}';`,
};

let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'commonplace-imports-'));
  await write(ALLOWED);
  await write({
    'package.json': JSON.stringify({
      type: 'module',
      dependencies: versions(PACKAGES.dependencies),
      devDependencies: versions(PACKAGES.devDependencies),
    }),
    'node_modules/@prisma/client/runtime/client.js': '',
  });
  for (const name of [...Object.values(PACKAGES).flat(), 'left-over']) {
    await write({
      [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0' }),
      [`node_modules/${name}/index.js`]: '',
    });
  }
});

afterAll(() => rm(root, { recursive: true, force: true }));

describe('the import rules', { timeout: 60_000 }, () => {
  it('let the arrows of the plan pass', async () => {
    const { broken, modules } = followImports({ root, folders: ['src/domains', 'tests'] });

    expect(formatBroken(broken)).toBe('');
    expect(modules).toContain('src/domains/post/schema.ts');
  });

  it('forbid every arrow that must not be, even of a type alone', async () => {
    const found = await follow(FORBIDDEN.map(([, from, to]) => [from, WAYS.type(to)]));

    for (const [rule, from, to] of FORBIDDEN) {
      expect(found.get(from), `${from} -> ${to}`).toContain(rule);
    }
    expect([...found.keys()].sort()).toEqual(
      [...new Set(FORBIDDEN.map(([, from]) => from))].sort(),
    );
  });

  it('see an import however it is written', async () => {
    const files = Object.entries(WAYS).map(([name, way]): [string, string] => [
      `src/db/${name}.ts`,
      way('../domains/post/model.ts'),
    ]);

    expect(await follow(files)).toEqual(
      new Map(files.map(([file]) => [file, ['db-knows-no-noun', 'kernel-knows-no-noun']])),
    );
  });
});

/** Puts files into the tree, follows the imports of all, and takes the files away again. */
async function follow(
  files: readonly (readonly [string, string])[],
): Promise<Map<string, string[]>> {
  await write(Object.fromEntries(files));
  try {
    const { broken } = followImports({ root, folders: ['src', 'tests'] });
    return rulesByFile(broken.filter(({ from }) => from !== 'src/http/ring-b.ts'));
  } finally {
    await Promise.all(files.map(([file]) => rm(join(root, file))));
  }
}

function rulesByFile(broken: Imports['broken']): Map<string, string[]> {
  const rules = new Map<string, string[]>();
  for (const { from, rule } of broken) rules.set(from, [...(rules.get(from) ?? []), rule.name]);
  return rules;
}

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const path = join(root, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
}

function versions(names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, '1.0.0']));
}
